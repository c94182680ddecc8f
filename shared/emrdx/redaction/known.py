"""Values once seen as secrets: they go wherever they stand, also far from any key, encoded, or cut at an edge."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final
from urllib.parse import quote_from_bytes, unquote_to_bytes

from emrdx.redaction.form import compiled
from emrdx.redaction.prefixes import Begun, Prefixes
from emrdx.redaction.values import case_switches, is_opaque

REMEMBERED_MAX: Final = 4096
_LENGTH_MAX: Final = 8192
_DIRECT_MAX: Final = 24
_PIECE: Final = 6
_HEAD: Final = 8
_RANDOM: Final = 16
_DISTINCT: Final = 12
_SEPARATOR: Final = b"\xff"


class _Family:
    """The values with one head. Those of `parts` are secrets from their head on, the others only as a whole."""

    def __init__(self, values: list[bytes], parts: Iterable[bytes]) -> None:
        self.values = Prefixes(values)
        self.parts = Prefixes(parts)


class KnownValues:
    """The secrets of a session, and where a text holds them.

    A few are looked for one by one; many by one hyperscan database of their heads, which is compiled anew each
    time that their number has doubled.
    """

    def __init__(self) -> None:
        self._markers: dict[bytes, str] = {}
        self._heads: dict[bytes, list[bytes]] = {}
        self._families: dict[bytes, _Family] = {}
        self._random: set[bytes] = set()
        self._fresh: list[bytes] = []
        self._compiled: list[bytes] = []
        self._database: Any = None
        self._scratch: Any = None
        self._all = b""

    def add(self, value: bytes, marker: str, *, random: bool = False) -> None:
        """Remembers a secret and the forms that it takes elsewhere, up to `REMEMBERED_MAX` of them.

        `random` says that it is made up by a machine, so that no piece of it is a word.
        """
        if random or _is_random(value):
            self._random.add(value)
            self._families.pop(_head(value), None)
        for form in forms_of(value):
            if len(self._markers) < REMEMBERED_MAX and form not in self._markers and is_searchable(form):
                self._markers[form] = marker
                head = _head(form)
                if head not in self._heads:
                    self._fresh.append(head)
                self._heads.setdefault(head, []).append(form)
                self._families.pop(head, None)
                self._all = b""

    def find(self, data: bytes) -> Iterator[tuple[int, int, str]]:
        """Where known values stand in the text, whole or cut off at its edges. Places may overlap."""
        if not self._markers:
            return
        for at, head in self._places(data):
            length, value = self._at(data, at, head)
            if length:
                yield at, at + length, self._markers[value]
        yield from self._edges(data)

    def _is_telling(self, value: bytes, piece: bytes) -> bool:
        """The piece is one of the secret, and no word that could stand there by itself."""
        return value in self._random or _is_distinct(piece)

    def _places(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        if len(self._fresh) > max(_DIRECT_MAX, len(self._compiled) // 2):
            self._compile()
        if self._compiled:
            found: list[tuple[int, int]] = []
            self._database.scan(
                data,
                lambda index, _from, to, _flags, _context: found.append((index, to)),
                scratch=self._scratch,
            )
            for index, to in found:
                head = self._compiled[index]
                yield to - len(head), head
        for head in self._fresh:
            at = data.find(head)
            while at >= 0:
                yield at, head
                at = data.find(head, at + 1)

    def _compile(self) -> None:
        import hyperscan

        self._compiled = list(self._heads)
        self._fresh = []
        self._database = hyperscan.Database()
        self._database.compile(
            expressions=self._compiled, ids=list(range(len(self._compiled))), flags=0, literal=True
        )
        self._scratch = hyperscan.Scratch(self._database)

    def _at(self, data: bytes, at: int, head: bytes) -> Begun:
        """The value of which the most stands at a place where its head does."""
        family = self._families.get(head)
        if family is None:
            family = self._families[head] = self._family(head)
        text = data[at : at + family.values.longest]
        whole, part = family.values.whole(text), family.parts.part(text)
        if part.length > whole.length:
            return part
        if 0 < whole.length < _RANDOM and not _is_mixed(whole.value):
            return whole if _is_alone(data, at, at + whole.length) else part
        return whole

    def _family(self, head: bytes) -> _Family:
        values, opaque = self._heads[head], is_opaque(head)
        long = (value for value in values if len(value) >= _RANDOM)
        return _Family(values, (value for value in long if opaque or value in self._random))

    def _edges(self, data: bytes) -> Iterator[tuple[int, int, str]]:
        """A value's tail where the text begins, its head where the text ends, or a piece that is the whole text."""
        if len(data) < _PIECE:
            return
        if not self._all:
            self._all = _SEPARATOR.join((b"", *self._markers, b""))
        for piece, is_head in ((data[:_PIECE], False), (data[-_PIECE:], True)):
            at = self._all.find(piece)
            while at >= 0:
                start = self._all.rfind(_SEPARATOR, 0, at) + 1
                value = self._all[start : self._all.find(_SEPARATOR, at)]
                place = _cut_head(data, value, at - start) if is_head else _cut_tail(data, value, at - start)
                found = place if place and self._is_telling(value, data[place[0] : place[1]]) else None
                if found is not None and len(value) >= _HEAD:
                    yield *found, self._markers[value]
                    break
                at = self._all.find(piece, at + 1)


def _cut_tail(data: bytes, value: bytes, at: int) -> tuple[int, int] | None:
    rest = value[at:]
    if at and (data.startswith(rest) or rest.startswith(data)):
        return 0, min(len(rest), len(data))
    return None


def _cut_head(data: bytes, value: bytes, at: int) -> tuple[int, int] | None:
    cut = value[: at + _PIECE]
    return (len(data) - len(cut), len(data)) if len(cut) < len(value) and data.endswith(cut) else None


def _head(form: bytes) -> bytes:
    """What a form is looked for by."""
    return form[:_HEAD] if len(form) >= _RANDOM else form


def _is_alone(data: bytes, start: int, end: int) -> bool:
    before = data[start - 1 : start]
    after = data[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before == b"_" or after == b"_")


def _is_distinct(piece: bytes) -> bool:
    """The piece of a secret is no word that could stand there by itself."""
    return len(piece) >= _DISTINCT or _is_mixed(piece) or case_switches(piece) >= 2


def _is_random(value: bytes) -> bool:
    """The value changes between letters and digits too often for anything that means something."""
    kinds = [chr(byte).isdigit() for byte in value]
    return len(value) >= _RANDOM and sum(one != other for one, other in pairwise(kinds)) * 6 >= len(value)


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
