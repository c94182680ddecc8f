"""Text inside text: URL-encoded, JSON-escaped, HTML-escaped, coloured and base64. It is read decoded, and what is
found there is removed where it stands.
"""

import base64
import binascii
from bisect import bisect_right
from typing import Final, NamedTuple

from emrdx.redaction.form import compiled

DEPTH_MAX: Final = 3
_ESCAPE: Final = (
    r"%[0-9A-Fa-f]{2}|\\+u00[0-9A-Fa-f]{2}|&(?:quot|amp|lt|gt|apos|#[0-9]{2,3}|#x[0-9A-Fa-f]{2});"
    r"|\x1b\[[0-9;]*[A-Za-z]|\\(?:x1b|u001b|e|033)\[[0-9;]*m"
)
# Marks of encoded text; hyperscan looks for them.
MARKS: Final = (
    "%3[aAdD]", "%2[2567BbFfCc]", "%40", "%20", "%0[aA]", "%7[bB]", r"\\u00[2-7]", "&quot;", "&#[3x]", "&amp;",
    r"\x1b\[[0-9]", r"\\(?:x1b|u001b|033)\[",
)  # fmt: skip
_ENTITIES: Final = {b"&quot;": b'"', b"&amp;": b"&", b"&lt;": b"<", b"&gt;": b">", b"&apos;": b"'"}


class View(NamedTuple):
    """Decoded text, and where its bytes stand in the original."""

    data: bytes
    starts: list[int]
    origins: list[tuple[int, int]]
    """For each segment: where it begins, and the bytes that one decoded byte stands for (0: as many as it has)."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that became `[start, end)` of the view."""
        return self._at(start)[0], self._at(end - 1)[1]

    def _at(self, position: int) -> tuple[int, int]:
        index = bisect_right(self.starts, position) - 1
        origin, size = self.origins[index]
        if size:
            return origin, origin + size
        at = origin + position - self.starts[index]
        return at, at + 1


def view(data: bytes, spans: list[tuple[int, int]]) -> View:
    """The lines at `spans`, decoded once, as one text."""
    parts: list[bytes] = []
    starts: list[int] = []
    origins: list[tuple[int, int]] = []
    length = 0

    def add(part: bytes, origin: int, size: int) -> None:
        nonlocal length
        if part:
            parts.append(part)
            starts.append(length)
            origins.append((origin, size))
            length += len(part)

    for start, end in spans:
        at = start
        for found in compiled(_ESCAPE).finditer(data, start, end):
            add(data[at : found.start()], at, 0)
            add(_decoded(found.group()), found.start(), found.end() - found.start())
            at = found.end()
        add(data[at:end], at, 0)
        add(b"\n", max(start, end - 1), 1)
    return View(b"".join(parts), starts, origins)


def _decoded(escape: bytes) -> bytes:
    if escape[:1] == b"%":
        return bytes((int(escape[1:], 16),))
    if escape[:1] == b"&":
        entity = _ENTITIES.get(escape)
        if entity is not None:
            return entity
        code = int(escape[3:-1], 16) if escape[2:3] == b"x" else int(escape[2:-1])
        return bytes((code & 0xFF,))
    if b"u00" in escape and b"[" not in escape:
        return bytes((int(escape[-2:], 16),))
    return b""


_WORDS: Final = (
    "password", "passwd", "passphrase", "pass", "pwd=", "secret", "token", "apikey", "api_key", "api-key",
    "accesskey", "access_key", "accountkey", "credential", "key=", 'key":', "-----BEGIN", "AKIA", "ASIA", "eyJhbGciOi",
)  # fmt: skip


def _fragments(word: bytes) -> list[str]:
    """What base64 makes of the word at each of the three places that it can have in a triple."""
    found = []
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + word)
        first = (0, 2, 3)[offset]
        found.append(encoded[first : (offset + len(word)) * 8 // 6].decode("ascii"))
    return found


def base64_anchors() -> dict[str, int]:
    """Pieces of base64 that a secret's key or form makes, with how many characters of its quantum stand before."""
    anchors: dict[str, int] = {}
    for word in _WORDS:
        spellings = {word, word.upper(), word.capitalize(), "".join(part.title() for part in word.split("_"))}
        for spelling in spellings if word.islower() else {word}:
            for offset, fragment in enumerate(_fragments(spelling.encode())):
                anchors[fragment] = (0, 2, 3)[offset]
    return anchors


_RUN_BYTES: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/-_"
RUN_TABLE: Final = bytes(byte if byte in _RUN_BYTES else 32 for byte in range(256))
_RUN_MAX: Final = 16 * 1024
_STANDARD: Final = bytes.maketrans(b"-_", b"+/")


def base64_run(data: bytes, runs: bytes, position: int, before: int) -> tuple[int, int, bytes] | None:
    """The base64 text around a fragment at `position`, and what it says. None where it says nothing readable."""
    low = max(0, position - _RUN_MAX)
    start = max(runs.rfind(b" ", low, position) + 1, low)
    start += (position - before - start) % 4
    end = runs.find(b" ", position, position + _RUN_MAX)
    end = min(len(data), position + _RUN_MAX) if end < 0 else end
    if end - start < 16:
        return None
    text = data[start:end].translate(_STANDARD)
    try:
        decoded = base64.b64decode(text + b"=" * (-len(text) % 4))
    except binascii.Error:
        decoded = base64.b64decode(text[: len(text) // 4 * 4])
    printable = sum(32 <= byte < 127 or byte in b"\n\r\t" for byte in decoded)
    if printable < len(decoded) * 0.8:
        return None
    while data[end : end + 1] == b"=":
        end += 1
    return start, end, decoded
