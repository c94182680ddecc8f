"""The sentences that all channels share, each one line whatever the names in it hold."""

from datetime import UTC
from typing import Final

from emrdx.notify.summary import Notice
from emrdx.notify.wish import Wish
from emrdx.schemas import Confidence, Owner, Retry
from emrdx.visible import visible

OWNERS: Final = {
    Owner.CODE: "the job's code",
    Owner.DATA: "the data",
    Owner.CONFIG: "the job's configuration",
    Owner.ACCESS: "permissions",
    Owner.PLATFORM: "the platform",
    Owner.UNKNOWN: "not known",
    Owner.NONE: "nobody",
}
RETRIES: Final = {
    Retry.YES: "a plain rerun can help",
    Retry.NO: "a plain rerun will fail again",
    Retry.UNKNOWN: "not known whether a rerun helps",
    Retry.NONE: "no rerun needed",
}
CONFIDENCES: Final = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
PARTIAL: Final = {
    "state_only": "No log could be read; this is from the run's state and settings alone.",
    "partial": "Not all logs could be read; there may be more to it.",
    "complete": "",
}


def heading(notice: Notice) -> str:
    """One line that says which job failed of what."""
    return visible(f"{notice.job} failed: {notice.brief.title}")


def recurrence(notice: Notice) -> str:
    """How often this failure was seen."""
    seen = notice.finding.recurrence
    if not notice.recurs:
        return "First time for this job"
    return f"Seen {seen.count} times since {moment(seen.first_seen)}"


def helped(notice: Notice) -> str:
    """What fixed an earlier run that failed so, where that is known."""
    fixed = notice.finding.recurrence.last_fix
    if fixed is None:
        return ""
    return f"{fixed.action or 'a retry of the run as it was'} (run {fixed.job_run_id}, {moment(fixed.at)})"


def moment(time: str) -> str:
    """A time as people read it, to the minute."""
    return f"{time[:10]} {time[11:16]} UTC"


def asking(wish: Wish) -> str:
    """One line that says what wants approval."""
    return visible(f"Approval wanted: {wish.tool}")


def wanted(wish: Wish) -> dict[str, str]:
    """What is known of a wish for approval, the caller's words among it."""
    return {
        "Caller": wish.identity,
        "Arguments": ", ".join(wish.arguments) or "none",
        "Rule": wish.rule,
        "Until": f"{wish.expires_at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
    }
