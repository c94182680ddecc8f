"""Key and value: the key's name says that its value is a secret, in whichever carrier both stand."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from emrdx.redaction import carriers, values
from emrdx.redaction.bare import Value
from emrdx.redaction.document import Document, Hit, group_hit
from emrdx.redaction.form import compiled
from emrdx.redaction.headers import authorization, cookies
from emrdx.redaction.key import Key
from emrdx.redaction.keys import (
    AUTHORIZATION,
    COOKIE,
    SECRET_KEYS,
    VENDOR_KEYS,
    Meaning,
    Needs,
    meaning,
    words,
)
from emrdx.redaction.wrapped import continued

RANK: Final = 1

# Expressions one of which stands in every key that has a meaning; case does not matter.
KEY_WORDS: Final = (
    "pass", "pwd", "pswd", "psw", "secret", "token", "cred", "api[-_. ]?key", "app[-_. ]?key", "cookie", "signature",
    "kennwort", "contrase", "senha", "wachtwoord", "pword", "sessid", "sessionid", r"connect\.sid", "samlresponse", "assertion",
    r"[^a-z]sig\b", r"\bsas\b", r"[^a-z]pat\b", r"[^a-z]jwt\b", r"\bauth\b", r"_auth\b", "authorization", r"hmac\b",
    r"[^a-z]pin\b", r"\bpin\b", r"otp\b", r"\bsig\b", "mfa[-_. ]?code", "bearer[\"'_]", "[?&]code=", "[?&]key=",
    "(?:" + "|".join(sorted(SECRET_KEYS | VENDOR_KEYS)) + ")[-_. ]?key",
)  # fmt: skip
_QUERY: Final = {b"code": Meaning("oauth-code", Needs.OPAQUE), b"key": Meaning("api-key", Needs.OPAQUE)}
# What a plan says of a changed value: `password = "old" -> "new"`.
_CHANGED: Final = r"[\"'][ \t]*(?:->|=>)[ \t]*[\"']([^\"'\n]+)[\"']"
_QUERY_LEAST: Final = 20
_SPACED: Final = r"(?i)(?:api|access|account|secret|private|encryption|auth|storage|license|subscription) key"
# A scope or a signed query: its secret part is found by itself.
_PARTIAL: Final = r"A(?:KIA|SIA)[0-9A-Z]{16}(?:/|%2[Ff]).*|.*gserviceaccount\.com.*|.*(?:[?&]|^)sig=.*|\??s[vesprt]=.*|\{\\*[\"'].*|\[?\{\}?"


def find(
    document: Document, positions: Iterable[int], allowed: frozenset[str] = frozenset()
) -> Iterator[Hit]:
    """Secrets beside keys; `positions` are the ends of key words in order, `allowed` the words of keys to leave."""
    done = -1
    for position in positions:
        if position <= done:
            continue
        start, end = _name(document, position)
        done = end
        for hit in _at_name(document, start, end, allowed):
            done = max(done, hit.end)
            yield hit


def _name(document: Document, position: int) -> tuple[int, int]:
    r"""The name at the position, without the letter of an escaped line break before it (`\npassword=`)."""
    start, end = document.name_at(position - (document.data[position - 1 : position] == b"="))
    data = document.data
    if start and data[start - 1] == 0x5C and data[start : start + 1] in {b"n", b"t", b"r"}:
        start += 1
    while start < end and data[end - 1] in b".":
        end -= 1
    return start, end


def _at_name(document: Document, start: int, end: int, allowed: frozenset[str]) -> Iterator[Hit]:
    name = document.data[start:end]
    named = None if document.data.endswith(b"[redacted:", 0, start) else _meaning(document, start, end)
    if named is None or (allowed and "".join(words(_text(name))) in allowed):
        return
    found = carriers.find(document, Key(start, end, named))
    if found is None:
        return
    if named is AUTHORIZATION:
        yield from authorization(document, found.value)
    elif named is COOKIE and name.lower().endswith((b"cookie", b"cookies")):
        yield from cookies(document, found.value, only_first=name.lower().startswith(b"set"))
    else:
        yield from _accepted(document, found.value, named, found.needs, name)


def _meaning(document: Document, start: int, end: int) -> Meaning | None:
    name = document.data[start:end]
    named = meaning(_text(name).strip("._$"))
    if named is not None:
        return named
    if name in _QUERY and document.data[start - 1 : start] in {b"?", b"&"}:
        return _QUERY[name]
    spaced = (
        compiled(_SPACED).search(document.data[max(0, start - 14) : end]) if name.lower() == b"key" else None
    )
    return meaning(spaced.group().decode("ascii").replace(" ", "_")) if spaced is not None else None


@lru_cache(maxsize=4096)
def _text(name: bytes) -> str:
    """The name with its accents left out, so that `contraseña` is read as its word."""
    if name.isascii():
        return name.decode("ascii")
    folded = unicodedata.normalize("NFKD", name.decode("utf-8", "ignore"))
    return folded.encode("ascii", "ignore").decode("ascii")


def _accepted(document: Document, value: Value, named: Meaning, needs: Needs, name: bytes) -> Iterator[Hit]:
    raw = document.data[value.start : value.end]
    text = raw.strip()
    goes_on = document.data[value.end : value.end + 2] in {b"\\\n", b"\\\r"}
    is_placeholder = values.is_placeholder(text) and not goes_on
    if document.data[value.start - 1 : value.start] == b"`" and b" " in text:
        return  # the shell's command substitution
    if not text or is_placeholder or compiled(_PARTIAL).fullmatch(text) is not None:
        return
    if named.type == "secret" and values.is_secrets_name(text):
        return
    if name.lower().endswith(b"pwd") and text[:1] in b"/~":
        return
    pieces = [] if value.quoted else _continued(document, value, named, needs)
    whole = raw + b"".join(document.data[a:b] for a, b in pieces)
    if named.type == "cookie" and values.is_uuid(whole):
        return
    if named is _QUERY.get(name) and len(whole) < _QUERY_LEAST:
        return
    if not values.fits(whole, needs):
        return
    yield Hit(value.start, value.end, named.type, whole, RANK)
    for a, b in pieces:
        yield Hit(a, b, named.type, whole, RANK, counted=False)
    changed = compiled(_CHANGED).match(document.data, value.end) if value.quoted else None
    if changed is not None and not values.is_placeholder(changed.group(1)):
        yield group_hit(changed, 1, named.type, RANK)


def _continued(document: Document, value: Value, named: Meaning, needs: Needs) -> list[tuple[int, int]]:
    """The pieces of the value in the next lines. A word that needs to look random goes on only if it does."""
    raw = document.data[value.start : value.end]
    pieces = continued(document, value.start, value.end, named.type)
    explicit = document.data[value.end : value.end + 1] == b"\\"
    if pieces and not explicit and needs is Needs.OPAQUE and not values.is_opaque(raw, 4):
        return []
    return pieces
