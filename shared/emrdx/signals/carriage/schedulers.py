"""What a workflow's scheduler says of the process that it started, apart from what the process said itself.

Its own exception says only that the process failed: Airflow's `AirflowException: Pod x returned a failure`, Dagster's
`Failure`, Prefect's, Luigi's. Where an operator shows the service's state text, that holds the run's own exceptions.
"""

from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.carriage.lines import Line
from emrdx.signals.details import record_of
from emrdx.signals.exceptions.chain import TRACEBACK
from emrdx.signals.exceptions.frames import PYTHON_FRAME
from emrdx.signals.heads import head_of

_PACKAGES: Final = (
    "/airflow/",
    "/dagster/",
    "/dagster_",
    "/prefect/",
    "/luigi/",
    "/kedro/",
    "/metaflow/",
    "/kfp/",
)
_THROWN: Final = re2.compile(r"^(?:airflow|dagster|prefect|luigi|kedro|metaflow|kfp)[\w.]*\.[A-Z]\w*(?::|$)")
_STATE_TEXT: Final = re2.compile(r"(?P<text>\bJob (?:execution )?failed.{0,120}Last few exceptions: .*)$")
_MARK: Final = "Last few exceptions: "


def without_schedulers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without a scheduler's own exceptions, a quoted state text as the exceptions that it holds; as they
    are where nothing else is there.
    """
    told = (
        [one for line in lines for one in _told(line)] if any(_MARK in line.text for line in lines) else lines
    )
    kept: list[Line] = []
    at = 0
    while at < len(told):
        end = _end(told, at) if told[at].text.startswith(TRACEBACK) else at
        if end == at:
            kept.append(told[at])
        at = max(end, at + 1)
    return kept if any(line.text.strip() for line in kept) else lines


def _told(line: Line) -> list[Line]:
    match = _STATE_TEXT.search(line.text) if _MARK in line.text else None
    if match is None:
        return [line]
    return [line._replace(text=text) for text in record_of(str(match.group("text"))).lines]


def _end(lines: Sequence[Line], start: int) -> int:
    """Where a traceback ends that is all a scheduler's, with its exception's message; `start` where it is not."""
    files = 0
    at = start + 1
    while at < len(lines) and lines[at].text[:1] in (" ", "\t"):
        if match := PYTHON_FRAME.match(lines[at].text):
            if not any(package in match.group("file") for package in _PACKAGES):
                return start
            files += 1
        at += 1
    if not files or at == len(lines) or not _THROWN.match(lines[at].text):
        return start
    at += 1
    while at < len(lines) and lines[at].text.strip() and head_of(lines[at].text) is None:
        at += 1
    return at
