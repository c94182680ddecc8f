"""What every reader and writer that a call meets on its way can follow."""

from typing import Any, Final

# Far below what Python's own readers and writers of JSON can, wherever they are called from.
NESTED_MAX: Final = 400


def is_text(text: str) -> bool:
    """Whether no half of a character stands in it, which JSON can hold and UTF-8 cannot."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def nested_too_deeply(value: Any) -> bool:
    """Whether lists and mappings are nested more than `NESTED_MAX` deep; looked at level by level."""
    level = [value]
    for _ in range(NESTED_MAX):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True
