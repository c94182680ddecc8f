"""The tools of background jobs: each is one line over a plain function."""

from collections.abc import Callable
from typing import Annotated, Any, Final, get_args

from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from emrdx.jobs import api
from emrdx.jobs.api import JobDesk
from emrdx.jobs.model import JobStatus, JobType
from emrdx.jobs.requests import Compression, ConfidenceName, Format
from emrdx.mcp import calls
from emrdx.mcp.acting import job_answers, job_descriptions
from emrdx.mcp.acting.job_reply import job_answer, jobs_answer, started_answer
from emrdx.mcp.toolbox import Toolbox

_STARTS: Final = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=True
)
_CANCELS: Final = ToolAnnotations(
    read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
)

Caller = Callable[[], str]
JobId = Annotated[str, Field(description="From the start of the job")]
Name = Annotated[str | None, Field(description="1 to 64 of A-Z a-z 0-9 . _ / # -")]
Token = Annotated[str | None, Field(description="1 to 64 of A-Z a-z 0-9 . _ -")]
Time = Annotated[str | None, Field(description="2026-11-20 or 2026-11-20T06:00:00Z")]
Page = Annotated[int, Field(description="1 to 50")]


def _one_of(*values: str) -> Any:
    """Text of a closed list that the schema shows and the job's own check enforces, with its code."""
    return Field(json_schema_extra={"enum": [*values]})


FormatName = Annotated[str, _one_of(*get_args(Format))]
CompressionName = Annotated[str, _one_of(*get_args(Compression))]
Confidence = Annotated[str | None, _one_of(*get_args(ConfidenceName))]
TypeName = Annotated[str | None, _one_of(*JobType)]
StatusName = Annotated[str | None, _one_of(*JobStatus)]


def add_job_tools(tools: Toolbox, desk: JobDesk, caller: Caller = calls.identity.get) -> None:
    """Adds the tools; those that write are left out where the server may not. Jobs belong to the `caller`."""
    if desk.writes:
        _add_starts(tools, desk, caller)
        _add_cancel(tools, desk, caller)
    _add_readers(tools, desk, caller)


def _add_starts(tools: Toolbox, desk: JobDesk, caller: Caller) -> None:
    @tools.add(job_descriptions.EXPORT, annotations=_STARTS)
    def start_findings_export_job(
        output_s3_uri: Annotated[str, Field(description="s3://bucket/prefix")],
        *,
        data_access_role_arn: Annotated[str | None, Field(description="Role to write with")] = None,
        job_name: Name = None,
        client_token: Token = None,
        output_format: FormatName = "parquet",
        compression: CompressionName = "auto",
        application_id: str | None = None,
        job_run_id: str | None = None,
        kinds: Annotated[list[str] | None, Field(description="At most 20")] = None,
        min_confidence: Confidence = None,
        created_at_after: Time = None,
        created_at_before: Time = None,
        include_evidence: Annotated[bool, Field(description="With the redacted proof lines")] = False,
        max_findings: Annotated[int, Field(description="More than that fail; 1 to 1000000")] = 100_000,
        kms_key_arn: str | None = None,
        dry_run: bool = False,
    ) -> Annotated[CallToolResult, job_answers.StartedAnswer]:
        return started_answer(
            lambda: api.start_findings_export_job(
                desk,
                caller(),
                client_token=client_token,
                dry_run=dry_run,
                output_s3_uri=output_s3_uri,
                data_access_role_arn=data_access_role_arn,
                job_name=job_name,
                output_format=output_format,
                compression=compression,
                application_id=application_id,
                job_run_id=job_run_id,
                kinds=kinds,
                min_confidence=min_confidence,
                created_at_after=created_at_after,
                created_at_before=created_at_before,
                include_evidence=include_evidence,
                max_findings=max_findings,
                kms_key_arn=kms_key_arn,
            )
        )

    @tools.add(job_descriptions.BACKFILL, annotations=_STARTS)
    def start_findings_backfill_job(
        *,
        application_ids: Annotated[list[str], Field(description="1 to 20")],
        created_at_after: Annotated[str, Field(description="2026-11-20 or 2026-11-20T06:00:00Z")],
        created_at_before: Time = None,
        states: Annotated[
            list[str] | None, Field(description="FAILED, CANCELLED; FAILED alone if absent")
        ] = None,
        reclassify: bool = False,
        max_job_runs: Annotated[int, Field(description="1 to 5000")] = 500,
        job_name: Name = None,
        client_token: Token = None,
        dry_run: bool = False,
    ) -> Annotated[CallToolResult, job_answers.StartedAnswer]:
        return started_answer(
            lambda: api.start_findings_backfill_job(
                desk,
                caller(),
                client_token=client_token,
                dry_run=dry_run,
                application_ids=application_ids,
                created_at_after=created_at_after,
                created_at_before=created_at_before,
                states=states,
                reclassify=reclassify,
                max_job_runs=max_job_runs,
                job_name=job_name,
            )
        )


def _add_cancel(tools: Toolbox, desk: JobDesk, caller: Caller) -> None:
    @tools.add(job_descriptions.CANCEL, annotations=_CANCELS)
    def cancel_background_job(job_id: JobId) -> Annotated[CallToolResult, job_answers.JobAnswer]:
        return job_answer(lambda: api.cancel_background_job(desk, caller(), job_id))


def _add_readers(tools: Toolbox, desk: JobDesk, caller: Caller) -> None:
    @tools.add(job_descriptions.STATUS)
    def get_job_status(
        job_id: JobId, wait_seconds: Annotated[int, Field(description="0 to 20")] = 0
    ) -> Annotated[CallToolResult, job_answers.JobAnswer]:
        return job_answer(lambda: api.get_job_status(desk, caller(), job_id, wait_seconds=wait_seconds))

    @tools.add(job_descriptions.LIST)
    def list_background_jobs(
        job_type: TypeName = None,
        job_status: StatusName = None,
        max_results: Page = 20,
        next_token: str | None = None,
    ) -> Annotated[CallToolResult, job_answers.JobsAnswer]:
        return jobs_answer(
            lambda: api.list_background_jobs(
                desk,
                caller(),
                job_type=job_type,
                job_status=job_status,
                max_results=max_results,
                next_token=next_token,
            )
        )
