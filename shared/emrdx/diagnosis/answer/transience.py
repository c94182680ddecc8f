"""Whether a plain rerun can help: what the cause's kind says, weighed by the run's attempts and retry policy.

Source: EMR Serverless User Guide, "Job resiliency": a batch run has `retryPolicy.maxAttempts` attempts (1 to 10,
1 where none is set), each from the beginning; a streaming run is started again without limit until
`maxFailedAttemptsPerHour` (1 to 10, 5 where none is set) failed within one hour.
"""

from dataclasses import dataclass
from typing import Final, Literal

from emrdx.model import JobRun
from emrdx.schemas import Retry

STREAMING_FAILURES_PER_HOUR: Final = 5
Outlook = Literal["last", "again", "streaming", "single", "unknown"]


@dataclass(frozen=True, slots=True)
class Transience:
    """The answer's `retry`, and one sentence on it; empty where the run's policy is not known."""

    retry: Retry
    why: str = ""


def outlook(run: JobRun) -> Outlook:
    """What the service does after this attempt: `again` starts another one, `last` was the policy's last of
    several, `single` has no other, `streaming` is started again until too many failed within an hour.
    """
    if run.mode == "STREAMING":
        return "single" if run.max_failed_attempts_per_hour == 1 else "streaming"
    if run.max_attempts is None or run.attempt is None:
        return "unknown"
    if run.max_attempts == 1:
        return "single"
    return "again" if run.attempt < run.max_attempts else "last"


def transience(told: Retry, run: JobRun) -> Transience:
    """What to expect of a rerun. `told` is what the cause itself says; abstentions have no more to say."""
    if told == Retry.NONE or run.state in {"SUCCESS", "CANCELLED", "CANCELLING"}:
        return Transience(told)
    match outlook(run):
        case "again":
            return Transience(told, f"Attempt {run.attempt} of {run.max_attempts}: {_AGAIN[told]}")
        case "last":
            spent = f"Attempt {run.attempt} of {run.max_attempts}, the last that its retry policy allows: "
            return Transience(Retry.UNKNOWN if told == Retry.YES else told, spent + _LAST[told])
        case "streaming":
            limit = run.max_failed_attempts_per_hour or STREAMING_FAILURES_PER_HOUR
            often = f"A streaming run, started again until {limit} attempts failed within an hour: "
            if told == Retry.YES and run.state == "FAILED":
                return Transience(Retry.UNKNOWN, often + _LAST[told])
            return Transience(told, often + _STREAMING[told])
        case "single":
            return Transience(told, _SINGLE[told])
        case _:
            return Transience(told)


_AGAIN: Final = {
    Retry.YES: "EMR Serverless retries it by itself, and that can help.",
    Retry.NO: "EMR Serverless retries it by itself and will fail the same way; cancel it and fix the cause first.",
    Retry.UNKNOWN: "EMR Serverless retries it by itself; whether that helps is not known.",
}
_LAST: Final = {
    Retry.YES: "a cause that usually passes outlasted every one of them, so look at it before you start it again.",
    Retry.NO: "a rerun fails the same way until the cause is fixed.",
    Retry.UNKNOWN: "none of them got through.",
}
_STREAMING: Final = {
    Retry.YES: "that can help.",
    Retry.NO: "each of them fails the same way until the cause is fixed.",
    Retry.UNKNOWN: "whether that helps is not known.",
}
_SINGLE: Final = {
    Retry.YES: "Nothing retries it: start it again, and set retryPolicy.maxAttempts so that the service does next time.",
    Retry.NO: "A rerun fails the same way until the cause is fixed.",
    Retry.UNKNOWN: "Nothing retries it.",
}
