"""Jobs as items of the acting table, and back."""

from dataclasses import asdict
from typing import Any, Final

import msgspec

from emrdx.findings.attributes import number
from emrdx.findings.client import Item, Key, Value
from emrdx.findings.keys import joined
from emrdx.jobs.model import Job, JobFailure, JobStatus, JobType, Progress
from emrdx.redaction.text import stored
from emrdx.schemas import to_json

OPEN: Final = "OPEN"
JOB_PREFIX: Final = "JOB#"
_JSON: Final = ("request", "progress", "checkpoint", "result", "failure")
_TEXTS: Final = ("name", "started_at", "ended_at", "holder", "lease_until")


def job_key(owner: str, job_id: str) -> Key:
    """The key of a job."""
    return Key(joined("JOBS", owner), JOB_PREFIX + joined(job_id))


def token_key(owner: str, token: str) -> Key:
    """The key of what a client token started."""
    return Key(joined("JOBS", owner), joined("TOKEN", token))


def open_key(job: Job) -> Key:
    """The key of the entry that a job has among the open ones."""
    return Key(OPEN, joined(job.owner, job.id))


def open_range(owner: str) -> tuple[str, str]:
    """The bounds of an owner's entries among the open ones."""
    return f"{joined(owner)}#", f"{joined(owner)}#\U0010ffff"


def job_item(job: Job) -> dict[str, Value]:
    """A JOB."""
    key = job_key(job.owner, job.id)
    known = {name: encoded(value) for name, value in asdict(job).items() if value is not None}
    return {**known, "pk": key.pk, "sk": key.sk, "item": "JOB"}


def open_item(job: Job) -> dict[str, Value]:
    """An OPEN."""
    key = open_key(job)
    return {"pk": key.pk, "sk": key.sk, "item": "OPEN", "owner": job.owner, "id": job.id}


def encoded(value: Any) -> Value:
    """A field of a job as an attribute."""
    return value if isinstance(value, str | int) else to_json(value).decode()


def job(item: Item) -> Job:
    """The job that an item holds."""
    values: dict[str, Any] = {name: msgspec.json.decode(str(item[name])) for name in _JSON if name in item}
    values |= {name: str(item[name]) for name in _TEXTS if name in item}
    if "progress" in values:
        values["progress"] = Progress(**values["progress"])
    if "failure" in values:
        values["failure"] = JobFailure(
            code=values["failure"]["code"], message=stored(values["failure"]["message"])
        )
    return Job(
        id=str(item["id"]),
        owner=str(item["owner"]),
        type=JobType(str(item["type"])),
        status=JobStatus(str(item["status"])),
        token=str(item["token"]),
        submitted_at=str(item["submitted_at"]),
        expires_at=number(item, "expires_at"),
        takeovers=number(item, "takeovers"),
        **values,
    )
