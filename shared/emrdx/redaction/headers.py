"""HTTP headers: Authorization in every scheme, cookies, and a bearer token or basic credentials anywhere."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from typing import Final

from emrdx.redaction import values
from emrdx.redaction.bare import Value
from emrdx.redaction.document import Document, Hit, group_hit
from emrdx.redaction.form import compiled
from emrdx.redaction.wrapped import continued

RANK: Final = 2

_SCHEME: Final = r"([A-Za-z][0-9A-Za-z_-]{1,30})(?:[ \t]+|%20|\+)(\S.*)"
_CREDENTIALS: Final = r"(?:[^\s\"'`,;<>&)\]}\\]|\\/)+"
_TYPES: Final = {b"basic": "basic-auth", b"bearer": "bearer-token"}
_PARTS: Final = r"(?i)(?:response|signature|oauth_[a-z_]+|mac)=\"?([0-9A-Za-z+/=%_-]{16,})"
_COOKIE: Final = r"[ \t]*([0-9A-Za-z_.\-]+)=([^;,\s\"'\\]*)(?:;[ \t]*(?:Secure|HttpOnly|Partitioned))*;?"
_COOKIE_ATTRIBUTES: Final = frozenset(
    {b"path", b"domain", b"expires", b"max-age", b"samesite", b"version", b"priority"}
)

_STANDARD: Final = bytes.maketrans(b"-_", b"+/")

BEARER: Final = r"(?i)bearer(?:\\*[\"']?[ \t]*[:=][ \t]*\\*[\"']?|[ \t]+|%20|\+)"
BASIC: Final = r"(?i)basic(?:[ \t]+|%20|\+)([0-9A-Za-z+/_-]{6,}={0,2})"


def authorization(document: Document, value: Value) -> Iterator[Hit]:
    """The credentials of an Authorization header's value; its scheme stays."""
    data = document.data
    end = document.line_end(value.start) if not value.quoted else value.end
    scheme = compiled(_SCHEME).match(data, value.start, end)
    if scheme is None:
        raw = data[value.start : value.end]
        if values.is_opaque(raw, 12) and not values.is_placeholder(raw):
            yield Hit(value.start, value.end, "authorization", raw, RANK)
        return
    name = scheme.group(1).lower()
    if name.startswith(
        (b"aws4-", b"digest", b"oauth", b"hawk", b"mac", b"signature")
    ) and b"=" in scheme.group(2):
        for part in compiled(_PARTS).finditer(data, scheme.start(2), end):
            yield group_hit(part, 1, "signature", RANK)
        return
    start = scheme.start(2)
    credentials = compiled(_CREDENTIALS).match(data, start, end)
    if credentials is None:
        return
    if name in {b"sharedkey", b"sharedkeylite", b"aws", b"gcs", b"oss"} and b":" in credentials.group():
        start = data.find(b":", start) + 1
    raw = data[start : credentials.end()]
    if len(raw) < 4 or values.is_placeholder(raw) or (values.is_prose(raw) and len(raw) < 12):
        return
    yield from _whole(document, start, credentials.end(), _TYPES.get(name, "authorization"))


def _whole(document: Document, start: int, end: int, kind: str) -> Iterator[Hit]:
    pieces = continued(document, start, end, kind)
    raw = document.data[start:end] + b"".join(document.data[a:b] for a, b in pieces)
    yield Hit(start, end, kind, raw, RANK)
    for a, b in pieces:
        yield Hit(a, b, kind, raw, RANK, counted=False)


def cookies(document: Document, value: Value, *, only_first: bool) -> Iterator[Hit]:
    """The values of a cookie header that look like sessions."""
    data = document.data
    end = document.line_end(value.start) if not value.quoted else value.end
    at = value.start
    while (pair := compiled(_COOKIE).match(data, at, end)) is not None:
        raw = pair.group(2)
        if pair.group(1).lower() not in _COOKIE_ATTRIBUTES and values.is_opaque(raw):
            yield group_hit(pair, 2, "cookie", RANK)
        if only_first:
            return
        at = pair.end()


def bearer(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """A bearer token beside the word; `positions` are the word's beginnings."""
    data = document.data
    for position in positions:
        word = compiled(BEARER).match(data, position)
        if word is None:
            continue
        token = compiled(r"[0-9A-Za-z._~+/=%:-]{8,}").match(data, word.end())
        if token is None or compiled(r"[0-9A-Za-z_]+=[^=\s\"']").match(token.group()) is not None:
            continue
        raw = token.group()
        is_token = values.is_opaque(raw, 8) or (len(raw) >= 20 and not raw.isalpha())
        if is_token and not values.is_placeholder(raw):
            yield from _whole(document, token.start(), token.end(), "bearer-token")


def basic(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Basic credentials beside the word: base64 of `user:password`."""
    for position in positions:
        found = compiled(BASIC).match(document.data, position)
        if found is not None and is_user_and_password(found.group(1)):
            yield from _whole(document, found.start(1), found.end(1), "basic-auth")


def is_user_and_password(encoded: bytes) -> bool:
    """The text is base64 of a printable `user:password`."""
    try:
        padded = encoded.translate(_STANDARD) + b"=" * (-len(encoded) % 4)
        decoded = base64.b64decode(padded, validate=True)
    except binascii.Error:
        return False
    return b":" in decoded and len(decoded) >= 4 and all(byte >= 32 for byte in decoded)
