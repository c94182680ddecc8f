"""Logs in S3."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from emrdx.evidence.calls import Calls, status_of
from emrdx.evidence.errors import UnreadableInput
from emrdx.evidence.gather import driver_sources, gather, of_attempt, one_run
from emrdx.evidence.inflate import BrokenStreamError, Inflated
from emrdx.evidence.layout import LogFile, log_file
from emrdx.evidence.read import read_source, unread, usable
from emrdx.limits import KIB
from emrdx.model import Evidence, JobRun, SourceEvidence, SourceStatus, Stream

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_PIECE_BYTES: Final = 256 * KIB
_LISTING_PAGES: Final = 50


_EMPTY_GZIP_BYTES: Final = 20
"""The size of a gzip stream of nothing; that of one byte is larger."""


class S3Run:
    """The logs of runs below `s3://bucket/prefix`, read with as few calls as it takes."""

    def __init__(self, client: "S3Client", uri: str, calls: Calls) -> None:
        self._client = client
        self._bucket, self._prefix = split_uri(uri)
        self._calls = calls

    def sources(self, run: JobRun) -> list[SourceEvidence]:
        """What could be read of a run's attempt. The driver's two streams are always among the sources."""
        root = f"{self._prefix}/applications/{run.application_id}/jobs/{run.job_run_id}/".lstrip("/")
        try:
            found = self.files(root, run.attempt)
        except ClientError as error:
            status = status_of(error)
            if status is not SourceStatus.DENIED:
                return driver_sources(status)
            found = _likely(root, run)
        chosen = of_attempt(found, run.attempt)
        sources = gather(chosen, self.read, self._calls.allow_executors)
        if any(file.ref.role.is_driver for file in chosen):
            return sources
        return [*driver_sources(SourceStatus.MISSING), *sources]

    def files(self, root: str, attempt: int | None = None) -> list[LogFile]:
        """Log files below a prefix, further pages where the first does not hold all. Where attempts have
        folders and one is named, only its own is paged through.

        Raises:
            ClientError: S3 refuses.
        """
        found, token = self._page(root, None)
        if token and attempt and any(file.attempt for file in found):
            found, token = self._page(f"{root}attempts/{attempt}/", None)
        pages = 1
        while token and pages < _LISTING_PAGES:
            more, token = self._page(root, token)
            found += more
            pages += 1
        return found

    def read(self, file: LogFile) -> SourceEvidence:
        """One object, streamed. What S3 refuses becomes the source's status."""
        if file.ref.size in {0, _EMPTY_GZIP_BYTES} and file.key.endswith(".gz"):
            return unread(file.ref, SourceStatus.EMPTY)
        if file.piece is not None:
            self._calls.take_free()
        elif not self._calls.take():
            return unread(file.ref, SourceStatus.CUT)
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=file.key)
        except ClientError as error:
            return unread(file.ref, status_of(error))
        ref = replace(file.ref, modified=answer["LastModified"], size=answer["ContentLength"])
        with closing(answer["Body"]) as body:
            return read_source(ref, Inflated(_pieces(body)))

    def _page(self, prefix: str, token: str | None) -> tuple[list[LogFile], str | None]:
        if token is None:
            self._calls.take()
            answer = self._client.list_objects_v2(Bucket=self._bucket, Prefix=prefix)
        else:
            self._calls.take_free()
            answer = self._client.list_objects_v2(Bucket=self._bucket, Prefix=prefix, ContinuationToken=token)
        found = [
            log_file(item["Key"], size=item["Size"], modified=item["LastModified"])
            for item in answer.get("Contents", ())
        ]
        return [file for file in found if file is not None], answer.get("NextContinuationToken")


def split_uri(uri: str) -> tuple[str, str]:
    """Bucket and prefix of `s3://bucket/prefix/`, the prefix without slashes at its ends.

    Raises:
        UnreadableInput: it names no bucket.
    """
    scheme, _, rest = uri.partition("://")
    bucket, _, prefix = rest.partition("/")
    if scheme.lower() not in {"s3", "s3a", "s3n"} or not bucket:
        raise UnreadableInput(f"{uri}: not an S3 address; give s3://bucket/prefix")
    return bucket, prefix.strip("/")


def collect_s3_uri(client: "S3Client", uri: str, attempt: int | None = None) -> Evidence:
    """Evidence below an `s3://` prefix of one run, or of one object (the newest attempt's by default).

    Raises:
        UnreadableInput: nothing there is a readable log, or it holds several runs.
        ClientError: the reader's credentials are not valid.
    """
    calls = Calls()
    store = S3Run(client, uri, calls)
    _, prefix = split_uri(uri)
    try:
        found = store.files(prefix, attempt)
    except ClientError as error:
        status = status_of(error)
        raise UnreadableInput(f"{uri}: {_TROUBLE.get(status, 'S3 is too busy; try again')}") from error
    whole = [file for file in found if file.key == prefix or file.key.startswith(f"{prefix}/") or not prefix]
    chosen, run = one_run(uri, whole, JobRun(attempt=attempt))
    sources = gather(chosen, store.read, calls.allow_executors)
    if not any(map(usable, sources)):
        status = sources[0].status if sources else SourceStatus.MISSING
        raise UnreadableInput(f"{uri}: {_TROUBLE.get(status, 'no readable log')}")
    return Evidence(run=run, sources=tuple(sources))


_TROUBLE: Final = {
    SourceStatus.MISSING: (
        "no logs there; give the prefix that holds SPARK_DRIVER/, such as "
        "s3://bucket/logs/applications/<id>/jobs/<id>/"
    ),
    SourceStatus.DENIED: (
        "S3 denies it; grant s3:ListBucket and s3:GetObject there, and kms:Decrypt on its key"
    ),
}


def _likely(root: str, run: JobRun) -> list[LogFile]:
    """The driver's keys where none may be listed: attempts have folders if there may be several of them."""
    in_attempts = run.mode == "STREAMING" or (run.max_attempts or 1) > 1
    folder = f"{root}attempts/{run.attempt or 1}/" if in_attempts else root
    keys = (f"{folder}SPARK_DRIVER/{stream}.gz" for stream in (Stream.STDERR, Stream.STDOUT))
    return [file for key in keys if (file := log_file(key)) is not None]


def _pieces(body: Any) -> Iterator[bytes]:
    """The object's bytes.

    Raises:
        BrokenStreamError: the connection was lost on the way.
    """
    try:
        yield from body.iter_chunks(_PIECE_BYTES)
    except BotoCoreError as error:
        raise BrokenStreamError from error
