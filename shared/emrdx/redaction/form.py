"""A form: a kind of secret that can be told by how it looks, declared with its examples.

Examples are templates, so that no source file holds text that looks like a live credential: `{A36}` stands for
36 made-up characters of the class `A`, see `CLASSES`. A test writes every example out and runs it.
"""

import random
import string
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

CLASSES: Final = {
    "A": string.ascii_letters + string.digits,
    "L": string.ascii_letters,
    "a": string.ascii_lowercase + string.digits,
    "U": string.ascii_uppercase + string.digits,
    "X": string.ascii_uppercase + "234567",
    "x": string.ascii_lowercase + "234567",
    "h": string.digits + "abcdef",
    "H": string.digits + "ABCDEF",
    "d": string.digits,
    "b": string.ascii_letters + string.digits + "+/",
    "u": string.ascii_letters + string.digits + "-_",
    "w": string.ascii_letters + string.digits + "_",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    r"""One form of secret.

    `type` names it in the marker. Every secret of the form holds one of the `anchors`: a literal, or (told by a
    `[` or `\b`) a regular expression of fixed width. `pattern` (RE2) is searched from `lead` bytes before the
    anchor and must cover its start; group 1 is the secret, without a group the whole match is. `examples` must
    be found, `counter_examples` must not be touched.
    """

    type: str
    of: str
    anchors: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    lead: int = 0
    companion: tuple[str, str] | None = None
    """Type and pattern of a secret that stands beside this one, behind it."""


@lru_cache(maxsize=512)
def compiled(pattern: str) -> Any:
    """The pattern over bytes, in which every byte is a character: logs hold any bytes."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    return re2.compile(pattern.encode("latin-1"), options)


def literal(text: str) -> str:
    """An expression that matches the text and nothing else."""
    return "".join(character if character.isalnum() else "\\" + character for character in text)


def expression(anchor: str) -> str:
    """The anchor as a regular expression."""
    return anchor if "[" in anchor or "\\b" in anchor else literal(anchor)


@lru_cache(maxsize=512)
def literal_start(anchor: str) -> bytes:
    """The literal that every match of the anchor begins with."""
    return anchor.removeprefix("\\b").partition("[")[0].replace("\\", "").encode()


_ELEMENT: Final = r"(\\b)|(?:\[[^\]]+\]|\\.|[^\\\[{])(?:\{(\d+)\})?"


def width(anchor: str) -> int:
    """How many bytes an anchor covers."""
    if expression(anchor) != anchor or anchor.isalnum():
        return len(anchor)
    total = 0
    for element in compiled(_ELEMENT).finditer(anchor.encode()):
        if element.group(1) is None:
            total += int(element.group(2) or 1)
    return total


_HOLE: Final = r"\{([A-Za-z])(\d+)\}"


def example(template: str, seed: int = 0) -> str:
    """A template written out with made-up characters, the same for the same seed."""
    source = random.Random(f"{seed}:{template}")
    parts: list[str] = []
    at = 0
    for hole in compiled(_HOLE).finditer(template.encode()):
        kind, count = hole.group(1).decode(), int(hole.group(2))
        parts.append(template.encode()[at : hole.start()].decode())
        parts.append("".join(source.choices(CLASSES[kind], k=count)))
        at = hole.end()
    return "".join((*parts, template.encode()[at:].decode()))
