"""Which bytes of a log are worth a window: one hyperscan set of literals over each block.

Literals that stand in ordinary INFO lines cost a callback each and are left out on purpose.
"""

from enum import IntEnum
from functools import cache
from typing import Any, Final


class Level(IntEnum):
    """What a window is worth when the budget is short."""

    WARNING = 0
    LIFECYCLE = 1
    ERROR = 2
    EXCEPTION = 3


LITERALS: Final[dict[Level, tuple[str, ...]]] = {
    Level.WARNING: (" WARN ", '"WARN"', "WARNING", "imeout", "retry", "etrying", "hrottl"),
    Level.LIFECYCLE: (
        "Invoking stop()",
        "Successfully stopped SparkContext",
        "is stopping with",
        "Registered executor",
        "Executor updated",
        "Asked to remove",
        "Removing executor",
        "Lost ",
    ),
    Level.ERROR: (
        "ERROR",
        "FATAL",
        "CRITICAL",
        "error",
        "aximumCapacity",
        "MaxCapacity",
        "ServiceQuota",
        "executor being launched",
        "exit",
        "Exit",
        "bort",
        "illed",
        "denied",
        "Denied",
        "efused",
        "imed out",
        "nvalid",
        "invalid",
        "not found",
        "No such",
        "sage:",
        "annot ",
        "nable to ",
    ),
    Level.EXCEPTION: (
        "Exception",
        "Error",
        "Traceback",
        "Caused by",
        "SQLSTATE",
        "No space left",
        "Cannot allocate",
        "SIG",
        "\n[",
    ),
}
LONGEST: Final = max(len(literal) for literals in LITERALS.values() for literal in literals)
_LEVELS: Final = tuple(level for level, literals in LITERALS.items() for _ in literals)


@cache
def _database() -> Any:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    literals = [literal.encode() for group in LITERALS.values() for literal in group]
    database.compile(
        expressions=literals, ids=list(range(len(literals))), elements=len(literals), flags=0, literal=True
    )
    return database


def hits(block: bytes) -> list[tuple[int, Level]]:
    """The place of the last byte of every literal in the block, in order, with what it is worth."""
    found: list[tuple[int, Level]] = []

    def on_match(identity: int, _start: int, end: int, _flags: int, _context: object) -> None:
        found.append((end - 1, _LEVELS[identity]))

    _database().scan(block, match_event_handler=on_match)
    return found
