"""Words of others on a terminal."""

from typing import Final

_CHARS: Final = 200


def plain(text: str, most: int = _CHARS) -> str:
    """A caller's words as one short line that cannot command a terminal."""
    line = "".join(character if character.isprintable() else "?" for character in text)
    return line if len(line) <= most else line[: most - 1] + "…"
