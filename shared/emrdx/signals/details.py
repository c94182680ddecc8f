"""The service's own state text: at most 256 characters, exceptions in no reliable order, cut at the end.

Template: `Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few
exceptions: …`, its exceptions joined by spaces or newlines.
"""

from typing import Final

import re2

from emrdx.model import SourceRef
from emrdx.signals.model import Level, Place, Record

SOURCE: Final = "stateDetails"

_TEMPLATE: Final = re2.compile(r"(?s)^Job (?:execution )?failed.{0,120}?Last few exceptions: ?")
_BETWEEN: Final = re2.compile(
    r"\s+(?P<next>Caused by: |Traceback \(most recent call last\)|(?:[a-z_]\w*\.){2,}[A-Z]\w*(?:Exception|Error): )"
)


def record_of(text: str) -> Record:
    """The state text as a record: an exception a line, without the service's template."""
    tail = _TEMPLATE.sub("", text).strip().removesuffix("...")
    lines = tuple(str(_BETWEEN.sub(r"\n\1", tail)).split("\n"))
    place = Place(SourceRef(path=SOURCE), 1)
    return Record(place=place, level=Level.PRINTED, logger="", message=lines[0], lines=lines, bare=True)
