"""What people, viewers and filters put where they left lines of a log out."""

from typing import Final

import re2

LONGEST: Final = 120
_FIRST: Final = frozenset("0123456789.…[(<*#=~-oOtTeEsScClLmM")
_EDGE: Final = r"[\s.…\[\](){}<>*#=~:-]{0,16}"
_LEFT_OUT: Final = r"(?:omitted|skipped|truncated|left out|not shown|hidden|elided|removed|cut|snip|snipped)"
# `... 120 lines omitted ...`, `<120 more lines>`, `[Truncated: 2 MB]`, `<snip>`, `[...]`, grep's `--` between its finds.
_GAP: Final = re2.compile(
    r"(?i)^(?:"
    + _EDGE
    + r"\d[\d,. ]{0,11} (?:more )?(?:log )?(?:lines?|bytes|char(?:acter)?s|[kmg]i?b) (?:were |are |of (?:logs?|output) )?"
    + _LEFT_OUT
    + r"(?: (?:here|for brevity))?"
    + _EDGE
    + r"|[.…\[(<*#=~-]{1,12} ?(?:(?:log|output|middle) )?"
    + _LEFT_OUT
    + r"(?:: \d[\w,. ]{0,24}| here| for brevity)?"
    + _EDGE
    + r"|"
    + _EDGE
    + r"\d[\d,. ]{0,11} more (?:log )?lines?"
    + _EDGE
    + r"|[\[(<]?(?:\.{3,}|…)[\])>]?|-{2,3})\s*$"
)


# What `grep` puts between its finds: it left out lines at the end, too, and says so nowhere.
FILTERS: Final = "--"


def is_gap(line: str) -> bool:
    """Whether a line only says that others stood in its place."""
    return 0 < len(line) <= LONGEST and line.lstrip()[:1] in _FIRST and _GAP.match(line) is not None
