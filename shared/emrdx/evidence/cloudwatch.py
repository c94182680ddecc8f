"""Logs in CloudWatch Logs.

EMR Serverless User Guide, "Logging for EMR Serverless with Amazon CloudWatch": streams are named
`[<prefix>]/applications/<id>/jobs/<id>/[attempts/<n>/]<worker>/<stream>`; only the driver's are sent unless more
are asked for. A stream is read backward from its end, as far as the calls go.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from emrdx.evidence.calls import Calls, status_of
from emrdx.evidence.gather import driver_sources, gather, of_attempt
from emrdx.evidence.inflate import Inflated
from emrdx.evidence.layout import LogFile, log_file
from emrdx.evidence.read import read_source, unread
from emrdx.model import CloudWatchLogs, JobRun, SourceEvidence, SourceStatus

if TYPE_CHECKING:
    from mypy_boto3_logs import CloudWatchLogsClient
    from mypy_boto3_logs.type_defs import LogStreamTypeDef, OutputLogEventTypeDef

_LISTING_PAGES: Final = 50
_EVENTS: Final = 10_000


@dataclass(slots=True)
class _Stream:
    """What was read of a stream, the newest page first; `whole` once its beginning was reached.

    `first` is when its first event was, in milliseconds.
    """

    name: str
    first: int | None = None
    pages: list[list[str]] = field(default_factory=list[list[str]])
    token: str | None = None
    whole: bool = False
    refused: SourceStatus | None = None

    @property
    def done(self) -> bool:
        return self.whole or self.refused is not None

    def begins_with(self, events: Sequence["OutputLogEventTypeDef"]) -> bool:
        """Whether these are the stream's first events: saves the call after which the token repeats."""
        if not events or self.first is None or len(events) >= _EVENTS:
            return False
        return events[0].get("timestamp", math.inf) <= self.first

    def chunks(self) -> Iterator[bytes]:
        for page in reversed(self.pages):
            yield "".join(f"{message}\n" for message in page).encode("utf-8", "replace")


class CloudWatchRun:
    """The log streams of runs in one log group."""

    def __init__(self, client: "CloudWatchLogsClient", logs: CloudWatchLogs, calls: Calls) -> None:
        self._client = client
        self._logs = logs
        self._calls = calls
        self._streams: dict[str, _Stream] = {}

    def sources(self, run: JobRun) -> list[SourceEvidence]:
        """What could be read of a run's attempt. The driver's two streams are always among the sources.

        Where a stream's beginning was not reached (`cut`, or what a further page was refused with), its lines
        count from the first that was read.
        """
        prefix = self._logs.prefix.rstrip("/")
        try:
            found = self._files(f"{prefix}/applications/{run.application_id}/jobs/{run.job_run_id}/")
        except ClientError as error:
            return driver_sources(status_of(error))
        chosen = of_attempt(found, run.attempt)
        drivers = [file for file in chosen if file.ref.role.is_driver]
        self._read_fairly([self._streams[file.key] for file in sorted(drivers, key=lambda file: file.key)])
        sources = gather(chosen, self._read, self._calls.allow_executors)
        return sources if drivers else [*driver_sources(SourceStatus.MISSING), *sources]

    def _files(self, prefix: str) -> list[LogFile]:
        found: list[LogFile | None] = []
        token: str | None = None
        for page in range(_LISTING_PAGES):
            if page == 0:
                self._calls.take()
            else:
                self._calls.take_free()
            more: dict[str, Any] = {"nextToken": token} if token else {}
            answer = self._client.describe_log_streams(
                logGroupName=self._logs.group, logStreamNamePrefix=prefix, **more
            )
            for item in answer["logStreams"]:
                found.append(_file(item))
                name = item.get("logStreamName", "")
                self._streams[name] = _Stream(name, item.get("firstEventTimestamp"))
            token = answer.get("nextToken")
            if token is None:
                break
        return [file for file in found if file is not None]

    def _read_fairly(self, streams: Sequence[_Stream]) -> None:
        """One page of each stream, then another of each that has more, as long as there are calls."""
        while waiting := [stream for stream in streams if not stream.done]:
            for stream in waiting:
                if not self._calls.take():
                    return
                self._page(stream)

    def _page(self, stream: _Stream) -> None:
        """Reads the page before those already read."""
        more: dict[str, Any] = {"nextToken": stream.token} if stream.token else {}
        try:
            answer = self._client.get_log_events(
                logGroupName=self._logs.group,
                logStreamName=stream.name,
                startFromHead=False,
                limit=_EVENTS,
                **more,
            )
        except ClientError as error:
            stream.refused = status_of(error)
            return
        token, events = answer.get("nextBackwardToken"), answer["events"]
        stream.pages.append([event.get("message", "") for event in events])
        stream.whole = token is None or token == stream.token or stream.begins_with(events)
        stream.token = token

    def _read(self, file: LogFile) -> SourceEvidence:
        stream = self._streams[file.key]
        if not stream.pages and stream.refused is None:
            if not self._calls.take():
                return unread(file.ref, SourceStatus.CUT)
            self._page(stream)
        if not stream.pages:
            return unread(file.ref, stream.refused or SourceStatus.MISSING)
        source = read_source(file.ref, Inflated(stream.chunks()))
        if source.status is SourceStatus.READ and not stream.whole:
            return replace(source, status=stream.refused or SourceStatus.CUT)
        return source


def _file(stream: "LogStreamTypeDef") -> LogFile | None:
    """A log stream as a log file; when it was last written to is the milliseconds of its last event."""
    last = stream.get("lastEventTimestamp")
    modified = datetime.fromtimestamp(last / 1000, UTC) if last is not None else None
    return log_file(stream.get("logStreamName", ""), modified=modified)
