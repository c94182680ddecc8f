"""Jobs as results of tools: a line that names the next call, and the fields as structure."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from mcp.types import CallToolResult, TextContent

from emrdx.jobs.answers import JobList, JobView, Started
from emrdx.jobs.errors import JobRefusedError
from emrdx.mcp.acting.reply import readable, refused
from emrdx.mcp.budget import json_text, tokens
from emrdx.mcp.calls import SIZE
from emrdx.mcp.reply import TOKENS
from emrdx.mcp.untrusted import word
from emrdx.schemas import to_builtins
from emrdx.visible import visible

_REFUSAL_CHARS: Final = 600
_ID_CHARS: Final = 128
# Of a long export's parts; the manifest has them all.
_PARTS_SHOWN: Final = 10
_LISTED: Final = ("job_id", "job_type", "job_status", "job_name", "submitted_at", "ended_at")

_A = TypeVar("_A", Started, JobView, JobList)


def started_answer(make: Callable[[], Started]) -> CallToolResult:
    """What is said of a job at its start."""

    def text(job: Started) -> str:
        what = job.job_type.removeprefix("findings_")
        found = "" if job.estimated_findings is None else f", about {job.estimated_findings} findings"
        place = f" to {job.resolved_output_s3_uri}" if job.resolved_output_s3_uri else ""
        again = " (the client token had started it)" if job.deduplicated else ""
        which = word(job.job_id) if job.job_id else "checked"
        return f"{what.capitalize()} job {which}{again}{place}{found}. {job.next_action}"

    return _answered(make, text, lambda job: present(to_builtins(job)))


def job_answer(make: Callable[[], JobView]) -> CallToolResult:
    """How a job stands; that there is none is an answer and no error."""

    def text(job: JobView) -> str:
        said = f"Job {word(job.job_id)}: {job.state}"
        if job.progress is not None:
            total = "" if job.progress.total is None else f" of {job.progress.total}"
            said += f", {job.progress.done}{total} {job.progress.unit}"
        if job.error is not None:
            said += f". {job.error.code}: {job.error.message}"
        if job.result is not None and "manifest_uri" in job.result:
            said += f". Manifest: {job.result['manifest_uri']}"
        wait = job.poll_after_seconds
        return said + (f". Ask again in {wait} seconds, or give wait_seconds." if wait else ".")

    return _answered(make, text, _view)


def jobs_answer(make: Callable[[], JobList]) -> CallToolResult:
    """Jobs as lines; results and errors are get_job_status' to tell."""

    def text(found: JobList) -> str:
        lines = [f"{word(job.job_id)} {job.job_type} {job.job_status}" for job in found.jobs]
        more = ["More with next_token."] if found.next_token else []
        return "\n".join([*(lines or ["No jobs."]), *more])

    def structure(found: JobList) -> dict[str, Any]:
        jobs = [{name: value for name in _LISTED if (value := getattr(job, name))} for job in found.jobs]
        return {"jobs": jobs, **({"next_token": found.next_token} if found.next_token else {})}

    return _answered(make, text, structure)


def present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are there."""
    return {name: value for name, value in fields.items() if value is not None}


def _view(job: JobView) -> dict[str, Any]:
    shown = present(to_builtins(job))
    shown["job_id"] = visible(job.job_id)[:_ID_CHARS]
    parts = (job.result or {}).get("parts", [])
    if len(parts) > _PARTS_SHOWN:
        shown["result"] |= {"parts": parts[:_PARTS_SHOWN], "parts_total": len(parts)}
    return shown


def _answered(
    make: Callable[[], _A], text: Callable[[_A], str], structure: Callable[[_A], dict[str, Any]]
) -> CallToolResult:
    try:
        answer = make()
    except JobRefusedError as error:
        return refused(error.code.value, error.message.cut(_REFUSAL_CHARS), retryable=error.retryable)
    shown: dict[str, Any] = readable(structure(answer))
    said = "\n".join(visible(line) for line in text(answer).split("\n"))
    encoded = json_text(shown)
    return CallToolResult(
        content=[TextContent(type="text", text=said)],
        structured_content=shown,
        _meta={SIZE: len(said) + len(encoded), TOKENS: tokens(said) + tokens(encoded)},
    )
