"""Text in the encodings that a byte-order mark announces, as UTF-8, chunk by chunk.

A Windows shell redirects into UTF-16, and editors there put a mark before UTF-8. Source: Unicode Standard, "Byte
Order Mark".
"""

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

# UTF-32's little-endian mark begins with UTF-16's.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST: Final = max(len(mark) for mark, _ in _MARKS)


def as_utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same text in UTF-8 without its mark; bytes that begin with none as they are."""
    source = iter(chunks)
    first = b""
    for chunk in source:
        first += chunk
        if len(first) >= _LONGEST:
            break
    for mark, name in _MARKS:
        if first.startswith(mark):
            rest = chain((first[len(mark) :],), source)
            yield from rest if name == "utf-8" else _encoded(rest, name)
            return
    if first:
        yield first
    yield from source


def _encoded(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    for chunk in chunks:
        if text := decoder.decode(chunk):
            yield text.encode("utf-8", "replace")
    if text := decoder.decode(b"", final=True):
        yield text.encode("utf-8", "replace")
