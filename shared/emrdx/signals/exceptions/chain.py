"""An exception chain as a log prints it, and how much of one is read."""

from dataclasses import dataclass, field
from typing import Final

from emrdx.signals.model import Language

MESSAGE_LINES: Final = 60
FRAMES: Final = 60
CHAIN: Final = 24
TRACEBACK: Final = "Traceback (most recent call last)"


@dataclass(slots=True)
class Raised:
    """One exception as printed, with the line (index into the record) where it stands."""

    language: Language
    type: str
    message: str
    line: int
    thread: str | None = None
    frames: list[str] = field(default_factory=list[str])
    in_task: bool = False


@dataclass(slots=True)
class Chain:
    """Exceptions from the outermost to the root, and the indexes of their first line and of the line after them."""

    raised: list[Raised]
    end: int
    start: int = 0


def as_task(raised: list[Raised]) -> None:
    """Marks exceptions as thrown in a task."""
    for one in raised:
        one.in_task = True
