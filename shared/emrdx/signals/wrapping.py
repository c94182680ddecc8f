"""What others put before each line of a log: consoles of CI, container runtimes, Airflow's task logs."""

from collections.abc import Sequence
from typing import Final

import re2

_PREFIX: Final = re2.compile(
    r"^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)(?: (?:stdout|stderr) [FP])?(?: |$)"
    r"|\[\d{4}-\d\d-\d\d[, T]+\d\d:\d\d:\d\d[^\]]{0,40}\] \{[^}]{1,80}\} [A-Z]{4,8} - "
    r"|[a-z][\w.-]{0,40} {1,20}\| ?"
    r"|\[(?:driver|stdout|stderr)\] ?)"
)
SAMPLE_LINES: Final = 60
SHARE: Final = 0.9


def unwrapped(lines: Sequence[str]) -> Sequence[str]:
    """The lines without a prefix that nearly all of them bear; as they are where there is none."""
    sample = [line for line in lines[:SAMPLE_LINES] if line]
    if not sample:
        return lines
    bearing = [
        line for line in sample if (match := _PREFIX.match(line)) and not _is_log_head(line[match.end() :])
    ]
    if len(bearing) < SHARE * len(sample) or len(bearing) < 3:
        return lines
    return [_PREFIX.sub("", line, count=1) for line in lines]


def _is_log_head(rest: str) -> bool:
    """Whether a time stands before a level: then it is the log's own, no prefix."""
    return rest.lstrip("[ ").startswith(("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"))
