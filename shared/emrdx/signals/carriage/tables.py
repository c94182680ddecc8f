"""Logs in tables of separated values: the exports of CloudWatch Logs Insights, Kibana, Splunk, Datadog, Azure Monitor."""

import csv
from collections.abc import Sequence
from typing import Final

from emrdx.signals.carriage.lines import Line

# Names of the column that holds a log's line, the surest first; compared without case.
COLUMNS: Final = (
    "@message",
    "_raw",
    "message",
    "logmessage",
    "textpayload",
    "log",
    "logentry",
    "line",
    "content",
    "msg",
)
DELIMITERS: Final = ",;\t|"
_LONGEST_HEADER: Final = 2000


def from_table(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The lines of the log in a table's column; None where the first line is no header that names one."""
    header = next((line.text for line in lines if line.text.strip()), "")
    delimiter = _delimiter(header)
    if not delimiter:
        return None
    rows = csv.reader((line.text + "\n" for line in lines), delimiter=delimiter)
    made: list[Line] = []
    column, begun = -1, 0
    try:
        for row in rows:
            number = lines[begun].number
            begun = rows.line_num
            if column < 0:
                column = _column(row)
            elif column < len(row):
                made += [Line(number, text) for text in row[column].removesuffix("\n").split("\n")]
    except csv.Error:
        return None
    return made or None


def _delimiter(header: str) -> str:
    """What separates the names in a header with at least two of them, one a line's; empty where it is none."""
    if len(header) > _LONGEST_HEADER or not any(name in header.lower() for name in COLUMNS):
        return ""
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        plain = all(name and len(name) <= 60 and name.count(" ") <= 2 for name in names)
        if len(names) > 1 and plain and _column(names) >= 0:
            return delimiter
    return ""


def _column(names: Sequence[str]) -> int:
    lowered = [name.strip().strip('"').lower() for name in names]
    return next((lowered.index(name) for name in COLUMNS if name in lowered), -1)
