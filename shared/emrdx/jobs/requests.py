"""What a job is asked to do, checked whole before anything is done."""

import hashlib
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from emrdx.jobs.errors import JobRefusedError, Refusal, refused
from emrdx.jobs.model import JobType

_Role = Annotated[
    str, Meta(min_length=20, max_length=2048, pattern=r"^arn:aws[a-z-]*:iam::\d{12}:role/[^\s]+\Z")
]
_Name = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._/#-]+\Z")]
_Id = Annotated[str, Meta(pattern=r"^[0-9a-z]{1,64}\Z")]
_Kind = Annotated[str, Meta(pattern=r"^[a-z0-9_.]{1,64}\Z")]
_Uri = Annotated[str, Meta(min_length=1, max_length=1024)]
_Key = Annotated[
    str, Meta(max_length=2048, pattern=r"^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(?:key|alias)/\S+\Z")
]

Format = Literal["parquet", "jsonl"]
Compression = Literal["auto", "none", "gzip", "zstd", "snappy"]
ConfidenceName = Literal["high", "medium", "low"]

COMPRESSIONS: Final[dict[str, tuple[str, ...]]] = {
    "parquet": ("none", "gzip", "zstd", "snappy"),
    "jsonl": ("none", "gzip"),
}
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2999
_AUTO: Final = {"parquet": "zstd", "jsonl": "none"}


class ExportRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Findings to be written to S3.

    Attributes:
        data_access_role_arn: the role to write with; None is the worker's own.
        created_at_after: findings of attempts that ended then or later; a date or a date and time.
        created_at_before: and not after that; a date means its end, None the moment of the request.
        include_evidence: whether the redacted proof lines go along.
        max_findings: with more than that the job fails, so that no export is silently cut.
    """

    output_s3_uri: _Uri
    data_access_role_arn: _Role | None = None
    job_name: _Name | None = None
    output_format: Format = "parquet"
    compression: Compression = "auto"
    application_id: _Id | None = None
    job_run_id: _Id | None = None
    kinds: Annotated[tuple[_Kind, ...], Meta(max_length=20)] = ()
    min_confidence: ConfidenceName | None = None
    created_at_after: str | None = None
    created_at_before: str | None = None
    include_evidence: bool = False
    max_findings: Annotated[int, Meta(ge=1, le=1_000_000)] = 100_000
    kms_key_arn: _Key | None = None

    @property
    def codec(self) -> str:
        """The compression by its name, `auto` resolved."""
        return _AUTO[self.output_format] if self.compression == "auto" else self.compression


class BackfillRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Past runs to be diagnosed, by the time that they were created.

    Attributes:
        reclassify: whether runs that have a complete finding are looked at again, with today's rules.
        max_job_runs: of how many runs at most, the newest of each application first.
    """

    application_ids: Annotated[tuple[_Id, ...], Meta(min_length=1, max_length=20)]
    created_at_after: str
    created_at_before: str | None = None
    states: Annotated[tuple[Literal["FAILED", "CANCELLED"], ...], Meta(min_length=1)] = ("FAILED",)
    reclassify: bool = False
    max_job_runs: Annotated[int, Meta(ge=1, le=5000)] = 500
    job_name: _Name | None = None


Request = ExportRequest | BackfillRequest
_R = TypeVar("_R", ExportRequest, BackfillRequest)
_TYPES: Final = {JobType.EXPORT: ExportRequest, JobType.BACKFILL: BackfillRequest}


def parsed(form: type[_R], parameters: dict[str, Any]) -> _R:
    """The request; parameters that are None count as not given.

    Raises:
        JobRefusedError: a parameter is missing, unknown or out of its range; the text names it.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    try:
        request = msgspec.convert(given, form)
    except msgspec.ValidationError as error:
        raise invalid(str(error)) from None
    after, before = span(request)
    if after and before and after > before:
        raise invalid("created_at_after is later than created_at_before")
    if isinstance(request, ExportRequest) and request.codec not in COMPRESSIONS[request.output_format]:
        allowed = ", ".join(COMPRESSIONS[request.output_format])
        raise invalid(f"compression: {request.output_format} takes auto, {allowed}")
    return request


def span(request: Request) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment asked for.

    Raises:
        JobRefusedError: one of them is no time.
    """
    return (
        moment_of(request.created_at_after, "created_at_after", time.min),
        moment_of(request.created_at_before, "created_at_before", time.max),
    )


def moment_of(text: str | None, parameter: str, of_day: time) -> datetime | None:
    """A date, at a time of its day, or a date and time; UTC unless it says otherwise.

    Raises:
        JobRefusedError: it is neither, or before or after the years in which there are runs.
    """
    if text is None:
        return None
    try:
        found = datetime.combine(date.fromisoformat(text.strip()), of_day, UTC)
    except ValueError:
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            raise invalid(f"{parameter} is no time: give 2026-11-20 or 2026-11-20T06:00:00Z") from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise invalid(f"{parameter}: give a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def plain(request: Request) -> dict[str, Any]:
    """The request as plain values, to be stored."""
    built: dict[str, Any] = msgspec.to_builtins(request)
    return built


def stored(job_type: JobType, values: Any) -> Request:
    """The request that was stored."""
    request: Request = msgspec.convert(values, _TYPES[job_type])
    return request


def digest(job_type: JobType, request: Request) -> str:
    """The same text for the same request, as 64 hexadecimal digits."""
    return hashlib.sha256(job_type.encode() + msgspec.json.encode(request, order="sorted")).hexdigest()


def invalid(text: str) -> JobRefusedError:
    """The refusal of a parameter."""
    return refused(Refusal.INVALID_PARAMETER, text)
