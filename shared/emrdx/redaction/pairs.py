"""Key and value in every carrier: properties, JSON, YAML, Python and Java maps, flags, environments, XML, JAAS,
queries, connection strings, tuples, name/value pairs, prose.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from emrdx.redaction import values
from emrdx.redaction.bare import Value, bare, until, value_at
from emrdx.redaction.document import Document, Hit
from emrdx.redaction.form import compiled
from emrdx.redaction.headers import authorization, cookies
from emrdx.redaction.keys import AUTHORIZATION, COOKIE, Meaning, Needs, meaning, words
from emrdx.redaction.wrapped import continued

RANK: Final = 1

# Literals that every key with a meaning holds; case does not matter.
KEY_WORDS: Final = (
    "pass", "pwd", "pswd", "psw", "secret", "token", "cred", "api[-_. ]?key", "app[-_. ]?key", "cookie", "signature",
    "kennwort", "contrasena", "senha", "wachtwoord", "pword", "sessid", "sessionid", "samlresponse", "assertion",
    r"[^a-z]sig\b", r"\bsas\b", r"[^a-z]pat\b", r"[^a-z]jwt\b", r"\bauth\b", r"_auth\b", "authorization", r"hmac\b",
    r"[^a-z]pin\b", r"\bpin\b", r"otp\b", r"\bsig\b", "mfa[-_. ]?code", "bearer[\"'_]",
    r"(?:access|account|admin|aes|auth|authentication|bot|cipher|client|consumer|crypto|decryption|deploy|encrypt"
    r"|encrypted|encryption|fernet|function|ingest|ingestion|integration|license|licence|management|master|personal"
    r"|private|root|rsa|sas|security|service|session|shared|sign|signing|ssh|storage|subscription|symmetric|tls|vault"
    r"|webhook)[-_. ]?key",
)  # fmt: skip

_CLOSE: Final = r"(?:\\*[\"'`])?[\])]?(?:\[[0-9]*\])?(?:#[0-9]+L?)?"
_ASSIGN: Final = _CLOSE + r"[ \t]*(=>|->|:=|={1,3}|:|\|)(?:[ \t]*\\\r?\n)?[ \t]*"
_FLAG: Final = r"(?:\\*[\"'])?(?:[ \t]*,[ \t]*|[ \t]+)"
_PAIR: Final = r"(?:\\*[\"'])?[ \t]*,[ \t]*"
_XML: Final = r"(?:[ \t][^<>\n]{0,200})?>([^<]*)</"
_XML_NAMED: Final = (
    r"[ \t]*</[A-Za-z:]{1,20}>\s{0,80}<[A-Za-z:]{1,20}>([^<]*)<"
    r"|[\"'][ \t]+value[ \t]*=[ \t]*[\"']([^\"'<>]*)|[\"'][^<>\n]{0,80}>([^<]+)</"
)
_NAMED: Final = r"(?:\\*[\"'])?[ \t]*,?\s{0,40}(?:\\*[\"'])?[0-9A-Za-z_]{0,20}[Vv](?:alue|ALUE)(?:\\*[\"'])?[ \t]*[:=][ \t]*"
_NAME_LABEL: Final = r"(?i)(?:name|key|property|option|variable|parameter|field|header)(?:\\*[\"'])?[ \t]*[:=][ \t]*(?:\\*[\"'])?$"
_PROSE: Final = r"(?:\\*[\"'])?[ \t]+(?:(?:is|was|as|to|set to|changed to|reset to|equals)\b[ \t]*:?[ \t]*)?"
_FLAG_NEXT: Final = r"--?[A-Za-z][0-9A-Za-z_-]*(?:[\s=\"',]|$)"


def find(
    document: Document, positions: Iterable[int], allowed_keys: frozenset[str] = frozenset()
) -> Iterator[Hit]:
    """Secrets beside keys; `positions` are the ends of key words in order, `allowed_keys` words joined."""
    done = -1
    for position in positions:
        if position <= done:
            continue
        start, end = document.name_at(position)
        if allowed_keys and "".join(words(document.data[start:end].decode("latin-1"))) in allowed_keys:
            done = end
            continue
        hits = _at_key(document, *_spaced(document, start, end))
        done = end
        for hit in hits:
            done = max(done, hit.end)
            yield hit


def _spaced(document: Document, start: int, end: int) -> tuple[int, int]:
    """The name's span, without the letter of an escaped line break before it (`\\npassword=`)."""
    data = document.data
    if start and data[start - 1] == 0x5C and data[start : start + 1] in {b"n", b"t", b"r"}:
        start += 1
    return start, end


def _at_key(document: Document, start: int, end: int) -> list[Hit]:
    data = document.data
    name = data[start:end]
    named = meaning(name.decode("latin-1").strip("._$"))
    if named is None:
        spaced = compiled(
            r"(?i)(?:api|access|account|secret|private|encryption|auth|storage|license) key"
        ).search(data, max(0, start - 12), end)
        if spaced is None or spaced.end() != end:
            return []
        named = meaning(spaced.group().decode("latin-1").replace(" ", "_"))
        if named is None:
            return []
    found = _value(document, start, end, named)
    if found is None:
        return []
    value, needs = found
    if named is AUTHORIZATION:
        return list(authorization(document, value))
    if named is COOKIE and name.lower().rstrip(b"s").endswith(b"cookie"):
        return list(cookies(document, value, only_first=name.lower().startswith(b"set")))
    return _accepted(document, value, named, needs, name)


def _accepted(document: Document, value: Value, named: Meaning, needs: Needs, name: bytes) -> list[Hit]:
    raw = document.data[value.start : value.end]
    if not raw.strip() or values.is_placeholder(raw.strip()):
        return []
    if name.lower().endswith(b"pwd") and raw[:1] in b"/~":
        return []
    pieces = continued(document, value.start, value.end, named.type) if not value.quoted else []
    whole = raw + b"".join(document.data[a:b] for a, b in pieces)
    if not values.fits(whole, needs) and not (value.quoted and b" " in raw and needs is Needs.ANY):
        return []
    hits = [Hit(value.start, value.end, named.type, whole, RANK)]
    hits += [Hit(a, b, named.type, whole, RANK, counted=False) for a, b in pieces]
    return hits


def _value(document: Document, start: int, end: int, named: Meaning) -> tuple[Value, Needs] | None:
    """The value of the key at `[start, end)`, and what it needs in that carrier."""
    data = document.data
    assigned = compiled(_ASSIGN).match(data, end)
    if assigned is not None and data[assigned.end(1) : assigned.end(1) + 2] != b"//":
        separator = assigned.group(1)
        if not (separator == b":" and _is_colon_list(data, start, assigned.end(1))):
            return _assigned(document, start, assigned.end(), separator, named)
    before = data[max(0, start - 40) : start]
    if before[-1:] in {b"<", b":", b"/"} or b"<" in before or data[end : end + 2] == b"</":
        tagged = _tagged(document, end, before)
        if tagged is not None:
            return tagged, named.needs
    labelled = compiled(_NAME_LABEL).search(before)
    if labelled is not None:
        pair = compiled(_NAMED).match(data, end)
        if pair is not None:
            value = value_at(document, pair.end())
            return (value, named.needs) if value is not None else None
    return _unassigned(document, start, end, named)


def _is_colon_list(data: bytes, start: int, end: int) -> bool:
    """The name is one field of several between colons: an ARN, `std::token`."""
    behind = data[end : end + 1]
    return behind == b":" or (
        data[start - 1 : start] == b":" and not behind.isspace() and behind not in b"\"'\\"
    )


def _assigned(
    document: Document, start: int, position: int, separator: bytes, named: Meaning
) -> tuple[Value, Needs] | None:
    data = document.data
    value = value_at(document, position)
    if value is None:
        return None
    before = data[max(0, start - 1) : start]
    if before in {b"?", b"&"}:
        value = until(document, value, b"&")
    elif before == b";":
        value = until(document, value, b";")
    needs = named.needs
    if separator == b":" and not value.quoted:
        if values.is_prose(data[value.start : value.end]):
            return None
        line = data[document.line_start(start) : start]
        if needs is Needs.FIRM and compiled(r"[ \t\-{>+<|*\"']*").fullmatch(line) is None:
            needs = Needs.OPAQUE
    if separator == b"|" and needs is Needs.ANY:
        needs = Needs.FIRM
    return value, needs


def _tagged(document: Document, end: int, before: bytes) -> Value | None:
    """An XML element, or a name and a value in neighbouring elements or attributes."""
    data = document.data
    if compiled(r"<(?:[0-9A-Za-z_-]{1,30}:)?$").search(before) is not None:
        inside = compiled(_XML).match(data, end)
        return Value(*inside.span(1), quoted=True) if inside is not None and inside.group(1) else None
    named = compiled(_XML_NAMED).match(data, end)
    if named is None:
        return None
    return next((Value(*named.span(group), quoted=True) for group in (1, 2, 3) if named.group(group)), None)


def _unassigned(document: Document, start: int, end: int, named: Meaning) -> tuple[Value, Needs] | None:
    """A flag and its argument, a tuple, a properties line with white space, a word of prose."""
    data = document.data
    if data[start : start + 1] == b"-":
        return _flagged(document, end, named)
    pair = compiled(_PAIR).match(data, end)
    if pair is not None:
        return _paired(document, start, pair.end(), named)
    space = compiled(_PROSE).match(data, end)
    if space is None:
        return None
    value = value_at(document, space.end())
    if value is None:
        return None
    if b"." in data[start:end] and not data[document.line_start(start) : start].strip(b" \t|"):
        alone = not data[value.end : document.line_end(value.end)].strip(b" \t|\"'")
        return (value, named.needs) if alone and not values.is_prose(data[value.start : value.end]) else None
    if value.quoted:
        return value, max(named.needs, Needs.FIRM, key=list(Needs).index)
    said = data[end : space.end()].strip(b" \t\"'\\")
    text = data[value.start : value.end]
    least = 6 if said and said != b"to" else 20
    if values.is_opaque(text, least) and (said or _is_mixed(text)) and not text.startswith(b"/"):
        return value, Needs.OPAQUE if least > 6 else Needs.FIRM
    return None


def _is_mixed(text: bytes) -> bool:
    return text != text.lower() and text != text.upper() and not values.is_uuid(text)


def _flagged(document: Document, end: int, named: Meaning) -> tuple[Value, Needs] | None:
    data = document.data
    flag = compiled(_FLAG).match(data, end)
    if flag is None or compiled(_FLAG_NEXT).match(data, flag.end()) is not None:
        return None
    value = value_at(document, flag.end())
    return (value, named.needs) if value is not None else None


def _paired(document: Document, start: int, position: int, named: Meaning) -> tuple[Value, Needs] | None:
    """`(key,value)` of a Scala or Python tuple, `["key", "value"]`."""
    data = document.data
    opened = compiled(r"(?:^|[\s,(\[{:=])[(\[](?:\\*[\"'])?$").search(data[max(0, start - 8) : start])
    if opened is None:
        return None
    value = value_at(document, position)
    if value is None:
        return None
    if compiled(r"(?:\\*[\"'])?[)\]]").match(data, value.end) is None:
        value = bare(document, position) if not value.quoted else None
    if value is None or compiled(r"(?:\\*[\"'])?[)\]]").match(data, value.end) is None:
        return None
    return value, max(
        named.needs, Needs.FIRM, key=list(Needs).index
    ) if named.needs is not Needs.ANY else Needs.FIRM
