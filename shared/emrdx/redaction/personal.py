"""Personal data: e-mail addresses, payment cards, social security and phone numbers."""

from collections.abc import Iterable, Iterator
from typing import Final

from emrdx.redaction.document import Document, Hit
from emrdx.redaction.form import compiled

RANK: Final = 0
TYPES: Final = frozenset({"email", "card", "ssn", "phone"})

EMAIL: Final = "[A-Za-z0-9_+-]@[A-Za-z0-9]"
CARD: Final = r"[0-9]{15}|[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]|[0-9]{4}[ -][0-9]{6}[ -][0-9]{4}"
SSN: Final = r"[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}"
PHONE: Final = (
    r"[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}|\([0-9]{2,4}\)[ -]?[0-9]{3}[- .][0-9]{3}|\+[0-9][0-9 ().-]{8}"
)
WORDS: Final = (
    r"\bssn\b|social[_ -]?sec|\btax[_ -]?id|\bitin\b|\bphone|\bmobile|\bcell\b|\btel\b|\bfax\b|telephone|msisdn"
    r"|credit[_ -]?card|card[_ -]?num|cardno|\bpan\b|\bcvv|\bcvc|contact[_ -]?n"
)

_EMAIL: Final = (
    r"[0-9A-Za-z][0-9A-Za-z._%+'-]{0,63}@(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.)+[A-Za-z]{2,24}"
)
_EMAIL_LOCAL: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._%+'-"
# Hosts, service accounts, storage containers and principals that only look like a mailbox.
_NO_MAILBOX: Final = (
    b".internal", b".local", b".localdomain", b".corp", b".lan", b".svc", b".gserviceaccount.com", b".core.windows.net",
    b".amazonaws.com", b".azuredatabricks.net", b".cluster", b".test.invalid", b".noreply.github.com",
    b".jar", b".py", b".java", b".scala", b".class", b".so", b".whl", b".zip", b".parquet", b".json", b".csv", b".txt",
)  # fmt: skip
_SSN: Final = r"([0-9]{3})([- ])([0-9]{2})([- ])([0-9]{4})"
_CARD: Final = r"[0-9](?:[ -]?[0-9]){12,22}"
_PHONES: Final = (
    r"(?:\+?1[-. ]?)?(?:\([2-9][0-9]{2}\)[ -]?|[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}"
    r"|\+[1-9][0-9]{0,3}(?:[ .-]?\(?[0-9]{1,4}\)?){2,6}|\([0-9]{2,4}\)[ -]?[0-9]{3,4}[- .][0-9]{3,4}"
)
_BESIDE: Final = r"(?i)[a-z_ .-]{0,12}(?:\\*[\"'])?[ \t]*(?:[=:]|->|is)?[ \t]*(?:\\*[\"'])?"
_ID_KEY: Final = (
    r"(?i)(?:id|ids|offset|offsets|size|bytes|count|timestamp|ts|ms|ns|nanos|millis|micros|version|seq|sequence|snapshot"
    r"|epoch|time|length|position|hash|checksum|rows|records|partition|uuid|guid|key|build|pid|tid|batch)"
    r"(?:\\*[\"'])?[ \t]*(?:[=:]|->)[ \t]*(?:\\*[\"'])?[\[(]?$"
)


def emails(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Mailboxes; `positions` are behind the `@`'s first label."""
    data = document.data
    for position in positions:
        at = data.rfind(b"@", max(0, position - 66), position)
        start = at
        low = max(0, at - 64)
        while start > low and data[start - 1] in _EMAIL_LOCAL:
            start -= 1
        start = _after_escape(data, start, at)
        while start < at and not data[start : start + 1].isalnum():
            start += 1
        found = compiled(_EMAIL).match(data, start, at + 256)
        if found is not None and _is_mailbox(document, found.start(), found.end(), at):
            yield Hit(found.start(), found.end(), "email", found.group(), RANK)


def _after_escape(data: bytes, start: int, at: int) -> int:
    """Not the letter of an escaped line break, nor a quote or sign that belongs to the text around."""
    if start and data[start - 1] == 0x5C and data[start : start + 1] in {b"n", b"t", b"r"} and start + 1 < at:
        return start + 1
    return start


def _is_mailbox(document: Document, start: int, end: int, at: int) -> bool:
    data = document.data
    domain = data[at + 1 : end]
    if domain.lower().endswith(_NO_MAILBOX):
        return False
    # A Kerberos principal has its realm in capitals, an address of ssh or scp is followed by a path.
    is_local = (
        data[max(0, start - 1) : start] not in {b"/", b"_"} and data[start:at] == data[start:at].upper()
    )
    if domain == domain.upper() and not is_local:
        return False
    behind = data[end : end + 1]
    if behind == b":" and data[end + 1 : end + 2] not in {b"", b" ", b"\n", b"\t"}:
        return False
    before = data[max(0, start - 200) : start]
    authority = before.rfind(b"://")
    return authority < 0 or any(byte in b" \t\"'?&,;=/<>()\n" for byte in before[authority + 3 :])


def cards(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Card numbers of a known issuer with a right check digit; `positions` are behind their first 13 digits."""
    data = document.data
    done = 0
    for position in positions:
        start = _digits_start(data, position, done)
        if start < done:
            continue
        found = compiled(_CARD).match(data, start)
        if found is None:
            continue
        done = found.end()
        raw = found.group()
        if (
            _is_bounded(data, start, done)
            and is_card(raw)
            and _is_no_id(data, start, contiguous=raw.isdigit())
        ):
            yield Hit(start, done, "card", raw, RANK)


def _digits_start(data: bytes, position: int, done: int) -> int:
    start = position
    low = max(done, position - 24)
    while start > low and (
        48 <= data[start - 1] <= 57 or (data[start - 1] in b" -" and 48 <= data[start - 2] <= 57)
    ):
        start -= 1
    return start


def is_card(raw: bytes) -> bool:
    """The digits are of a card issuer's range, grouped as cards are, and their check digit is right (Luhn)."""
    digits = bytes(byte for byte in raw if 48 <= byte <= 57)
    groups = [len(group) for group in raw.replace(b"-", b" ").split(b" ")]
    if len(groups) > 1 and groups not in ([4, 4, 4, 4], [4, 6, 5], [4, 4, 4, 4, 3], [4, 6, 4], [4, 5, 6]):
        return False
    if len(set(digits)) < 2 or not _is_issued(digits):
        return False
    total = 0
    for index, byte in enumerate(reversed(digits)):
        digit = byte - 48
        if index % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0


def _is_issued(digits: bytes) -> bool:
    head, length = int(digits[:4]), len(digits)
    if length == 15:
        return head // 100 in {34, 37}
    if length == 14:
        return 3000 <= head <= 3059 or head // 100 in {36, 38, 39}
    if length == 19:
        return head // 100 == 62
    return length == 16 and (
        head // 1000 == 4
        or 5100 <= head <= 5599
        or 2221 <= head <= 2720
        or head == 6011
        or 6440 <= head <= 6599
        or 3528 <= head <= 3589
        or head // 100 == 62
    )


def _is_bounded(data: bytes, start: int, end: int) -> bool:
    before = data[start - 1] if start else 32
    after = data[end] if end < len(data) else 32
    return not (_is_part(before) or _is_part(after))


def _is_part(byte: int) -> bool:
    return 48 <= byte <= 57 or 65 <= byte & ~32 <= 90 or byte in b"_-/.#@+$"


def _is_no_id(data: bytes, start: int, *, contiguous: bool) -> bool:
    before = data[max(0, start - 48) : start]
    return not contiguous or compiled(_ID_KEY).search(before) is None


def social_security(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """US social security and taxpayer numbers in their form; `positions` are their ends."""
    data = document.data
    for position in positions:
        start = position - 11
        found = compiled(_SSN).match(data, start)
        if (
            found is None
            or found.group(2) != found.group(4)
            or not _is_bounded_strictly(data, start, position)
        ):
            continue
        if found.group(1) in {b"000", b"666"} or found.group(3) == b"00" or found.group(5) == b"0000":
            continue
        if found.group(2) == b"-" or compiled(WORDS_SSN).search(data[max(0, start - 40) : start]) is not None:
            yield Hit(start, position, "ssn", found.group(), RANK)


WORDS_SSN: Final = r"(?i)\bssn\b|social[_ -]?sec|tax[_ -]?id|\bitin\b"


def _is_bounded_strictly(data: bytes, start: int, end: int) -> bool:
    return _is_bounded(data, start, end) and (end >= len(data) or data[end] not in b":")


def phones(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Phone numbers written as such; `positions` are inside them."""
    data = document.data
    done = 0
    for position in positions:
        low = max(done, position - 22)
        start = position
        while start > low and (48 <= data[start - 1] <= 57 or data[start - 1] in b" ().-+"):
            start -= 1
        found = compiled(_PHONES).search(data, start, position + 24)
        if found is None or found.start() >= position:
            continue
        digits = sum(48 <= byte <= 57 for byte in found.group())
        international = found.group().startswith(b"+")
        if not (10 <= digits <= 15 or (international and 8 <= digits <= 15)):
            continue
        if _is_phone_bounded(data, found.start(), found.end()):
            done = found.end()
            yield Hit(found.start(), found.end(), "phone", found.group(), RANK)


def _is_phone_bounded(data: bytes, start: int, end: int) -> bool:
    before = data[start - 1] if start else 32
    after = data[end : end + 2].ljust(2)
    if _is_part(before) and before not in b"/":
        return False
    return not (_is_part(after[0]) and not (after[0] in b".-/" and not _is_part(after[1])))


def beside_words(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Bare digits beside a word that says what they are; `positions` are the words' ends."""
    data = document.data
    for position in positions:
        word = data[max(0, position - 14) : position].lower()
        gap = compiled(_BESIDE).match(data, position, position + 40)
        start = gap.end() if gap is not None else position
        if any(name in word for name in (b"ssn", b"sec", b"tax", b"itin")):
            kind, pattern = "ssn", r"[0-9]{9}|[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}"
        elif any(name in word for name in (b"card", b"pan")):
            kind, pattern = "card", r"[0-9](?:[0-9]|[ -][0-9]){12,18}"
        elif b"cvv" in word or b"cvc" in word:
            kind, pattern = "card", r"[0-9]{3,4}"
        else:
            kind, pattern = "phone", r"\+?[0-9(][0-9 ().-]{6,16}[0-9]"
        found = compiled(pattern).match(data, start, start + 40)
        if found is None or not _is_bounded(data, found.start(), found.end()):
            continue
        digits = sum(48 <= byte <= 57 for byte in found.group())
        if kind != "phone" or 9 <= digits <= 15:
            yield Hit(found.start(), found.end(), kind, found.group(), RANK)
