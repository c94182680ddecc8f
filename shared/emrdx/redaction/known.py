"""Values once seen as secrets: they go wherever they stand, also far from any key, encoded, or cut at an edge."""

import base64
import binascii
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote_from_bytes, unquote_to_bytes

from emrdx.redaction.form import compiled

REMEMBERED_MAX: Final = 4096
_LENGTH_MAX: Final = 8192
_DIRECT_MAX: Final = 24
_PIECE: Final = 6
_HEAD: Final = 8
_RANDOM: Final = 16


class KnownValues:
    """The secrets of a session, and where a text holds them."""

    def __init__(self) -> None:
        self._values: dict[bytes, str] = {}

    def add(self, value: bytes, marker: str) -> None:
        """Remembers a secret and the forms that it takes elsewhere. Beyond `REMEMBERED_MAX` it forgets none and adds none."""
        for form in forms_of(value):
            if len(self._values) < REMEMBERED_MAX and form not in self._values and is_searchable(form):
                self._values[form] = marker

    def find(self, data: bytes) -> Iterator[tuple[int, int, str]]:
        """Where known values stand in the text, whole or cut off at its edges."""
        for value, marker in self._values.items():
            yield from self._one(data, value, marker)

    def _one(self, data: bytes, value: bytes, marker: str) -> Iterator[tuple[int, int, str]]:
        head = value[:_HEAD] if len(value) >= _RANDOM else value
        whole = len(value) < _RANDOM and not _is_mixed(value)
        at = data.find(head)
        while at >= 0:
            end = at + len(head)
            if head is not value:
                end = at + _common(data, at, value)
            if not whole or _is_alone(data, at, end):
                yield at, end, marker
            at = data.find(head, end)
        yield from _at_edges(data, value, marker)


def _common(data: bytes, at: int, value: bytes) -> int:
    length = _HEAD
    while length < len(value) and data[at + length : at + length + 1] == value[length : length + 1]:
        length += 1
    return length


def _at_edges(data: bytes, value: bytes, marker: str) -> Iterator[tuple[int, int, str]]:
    """The value's tail where the text begins, its head where the text ends."""
    if len(value) < _HEAD:
        return
    tail = value.find(data[:_PIECE])
    if tail > 0 and len(data) >= _PIECE:
        rest = value[tail:]
        if data.startswith(rest) or rest.startswith(data):
            yield 0, min(len(rest), len(data)), marker
    last = data[-_PIECE:]
    at = value.find(last)
    if len(last) == _PIECE and 0 <= at and at + _PIECE < len(value):
        cut = value[: at + _PIECE]
        if data.endswith(cut):
            yield len(data) - len(cut), len(data), marker


def _is_alone(data: bytes, start: int, end: int) -> bool:
    before = data[start - 1 : start]
    after = data[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before == b"_" or after == b"_")


def _is_mixed(value: bytes) -> bool:
    digits = sum(48 <= byte <= 57 for byte in value)
    return 0 < digits < len(value) or not value.isalnum()


def is_searchable(value: bytes) -> bool:
    """The value is distinct enough that its removal elsewhere harms nothing."""
    if len(value) > _LENGTH_MAX or compiled(r"[/.~]?[a-z_-]+(?:[/._-][a-z_-]+)*/?").fullmatch(value):
        return len(value) <= _LENGTH_MAX and value.isalpha() and len(value) >= 12
    if value.isdigit():
        return len(value) >= 9
    if value.isalpha():
        return len(value) >= (12 if value in {value.lower(), value.upper()} else 10)
    return len(value) >= 7


def forms_of(value: bytes) -> set[bytes]:
    """The value as it stands, and decoded and encoded in the ways that logs do."""
    plain = canonical(value)
    found = {value, plain}
    if len(plain) <= 512:
        found.add(quote_from_bytes(plain, safe="").encode())
        found.add(plain.replace(b"\\", b"\\\\").replace(b'"', b'\\"'))
        found.add(base64.b64encode(plain).rstrip(b"="))
    decoded = _from_base64(value)
    if decoded:
        found.add(decoded)
        user, colon, password = decoded.partition(b":")
        if colon and user and b" " not in user:
            found.add(password)
    return found


def canonical(value: bytes) -> bytes:
    """The secret that several spellings mean."""
    if b"%" in value:
        value = unquote_to_bytes(value)
    return (
        value.replace(b'\\"', b'"').replace(b"\\/", b"/").replace(b"\\\\", b"\\") if b"\\" in value else value
    )


def _from_base64(value: bytes) -> bytes | None:
    if len(value) < 12 or len(value) > 1024 or compiled(r"[0-9A-Za-z+/]+={0,2}").fullmatch(value) is None:
        return None
    try:
        decoded = base64.b64decode(value + b"=" * (-len(value) % 4), validate=True)
    except binascii.Error:
        return None
    return decoded if all(32 <= byte < 127 for byte in decoded) else None
