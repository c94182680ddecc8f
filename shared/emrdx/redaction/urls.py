"""Credentials inside addresses: `scheme://user:password@host`, `user/password@//host`, `user:password@host:port`."""

from collections.abc import Iterable, Iterator
from typing import Final

from emrdx.redaction import values
from emrdx.redaction.document import Document, Hit, group_hit
from emrdx.redaction.form import compiled

RANK: Final = 2

# A port, or a path that holds `@`, is no password.
_USERINFO: Final = r"://([^\s/?#@:\"'<>\\`]*):([^\s\"'<>`\\]*)@(?:[0-9A-Za-z_\[*$({%.-]|$)"
_USER_ONLY: Final = r"://([^\s/?#@:\"'<>\\`]{16,})(?::|:x-oauth-basic)?@[0-9A-Za-z]"
_PORT: Final = r"[0-9]{1,5}(?:[/?,;]|$)"
_WRAPPED: Final = r"://[^\s/?#@:\"'<>]*:([^\s/@\"'<>]{3,})\r?\n[ \t]*([^\s/@\"'<>]+)@[0-9A-Za-z]"
_ORACLE: Final = (
    r"(?i)(?:thin:|oci8?:|userid=|(?:sqlplus|sqlldr|expdp?|impdp?|rman|tnsping|dbca)[ \t]+(?:-[A-Za-z]+[ \t]+)*)"
    r"[\"']?([0-9A-Za-z_$#.\-\[\]]{1,64})/(\"[^\"\n]+\"|[^\s@\"'/]{1,128})@"
)
_BARE: Final = (
    r"([A-Za-z][0-9A-Za-z_.-]{0,63}):([^\s\"'@/<>:=,]{4,128})"
    r"@(?:[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)*(?::[0-9]{2,5}|/[0-9A-Za-z])|localhost\b|[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
    r"\.(?:internal|local|corp|lan|svc)\b)"
)
# A line of `.pgpass`: host:port:database:user:password.
PGPASS: Final = r":(?:[0-9]{2,5}|\*):[A-Za-z0-9_*.-]{1,63}:[A-Za-z0-9_*.-]{1,63}:[^\s:]"
_PGPASS: Final = (
    r"(?:^|[\s\"'=])(?:\*|localhost|[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)*|/[^\s:]+):(?:[0-9]{2,5}|\*)"
    r":[0-9A-Za-z_*.-]{1,63}:[0-9A-Za-z_*.-]{1,63}:((?:[^\s:\"'\\]|\\.)+)[\"']?(?:\s|$)"
)
ORACLE_ANCHORS: Final = (
    "thin:",
    "oci:",
    "oci8:",
    "userid=",
    "sqlplus ",
    "sqlldr ",
    "expdp ",
    "impdp ",
    "rman ",
)


def userinfo(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Passwords and tokens before the host; `positions` are the ends of `://`."""
    data = document.data
    for position in positions:
        start = position - 3
        at = data.find(b"@", position, position + 1024)
        if at < 0 or data.find(b" ", position, at) >= 0:
            yield from _wrapped(document, start)
            continue
        found = compiled(_USERINFO).match(data, start, start + 2048)
        if found is not None and found.group(2) and compiled(_PORT).match(found.group(2)) is None:
            yield from _password(group_hit(found, 2, "url-password", RANK))
            continue
        token = compiled(_USER_ONLY).match(data, start, start + 2048)
        if token is not None and values.is_opaque(token.group(1), 16):
            yield group_hit(token, 1, "url-credential", RANK)


def _password(hit: Hit) -> Iterator[Hit]:
    raw = hit.value
    is_word = raw.isalpha() and raw.lower() not in {b"null", b"none", b"redacted"}
    if raw.lower() != b"x-oauth-basic" and (is_word or not values.is_placeholder(raw)):
        yield hit


def _wrapped(document: Document, start: int) -> Iterator[Hit]:
    """A password that a terminal's width cut in two lines."""
    end = document.line_end(start)
    if document.data.find(b" ", start, end) >= 0 or end - start > 512:
        return
    found = compiled(_WRAPPED).match(document.data, start, end + 256)
    if found is not None and compiled(_PORT).match(found.group(1)) is None:
        whole = found.group(1) + found.group(2)
        yield Hit(found.start(1), found.end(1), "url-password", whole, RANK)
        yield Hit(found.start(2), found.end(2), "url-password", whole, RANK, counted=False)


def oracle(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """`user/password@` of Oracle's drivers and tools; `positions` are the beginnings of an anchor."""
    for position in positions:
        found = compiled(_ORACLE).match(document.data, position, position + 512)
        if found is not None and not values.is_placeholder(found.group(2)):
            start, end = found.span(2)
            quoted = found.group(2).startswith(b'"')
            yield Hit(start + quoted, end - quoted, "password", found.group(2).strip(b'"'), RANK)


def without_scheme(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """`user:password@host:port`; `positions` are the ends of an `@` with a host behind it."""
    data = document.data
    for position in positions:
        low = max(0, position - 200)
        begin = max(
            data.rfind(mark, low, position)
            for mark in (b" ", b'"', b"'", b"=", b"\n", b"(", b",", b"\t", b">")
        )
        found = compiled(_BARE).match(data, max(begin + 1, low), position + 256)
        if found is None or found.group(1).lower() in {
            b"mailto",
            b"from",
            b"to",
            b"cc",
            b"bcc",
            b"email",
            b"mail",
            b"user",
        }:
            continue
        raw = found.group(2)
        if not raw.isalpha() and not values.is_placeholder(raw) and not raw.isdigit():
            yield group_hit(found, 2, "url-password", RANK)


def pgpass(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Lines of PostgreSQL's password file; `positions` are in their password."""
    data = document.data
    for position in positions:
        low = max(0, position - 300)
        begin = max(data.rfind(mark, low, position - 1) for mark in (b" ", b"\n", b"\t", b'"', b"'", b"="))
        found = compiled(_PGPASS).match(data, max(begin, low), position + 300)
        if found is not None and not values.is_placeholder(found.group(1)) and len(found.group(1)) >= 4:
            start, end = found.span(1)
            yield Hit(start, end, "password", found.group(1), RANK)
