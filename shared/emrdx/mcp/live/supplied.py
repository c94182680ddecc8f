"""Evidence that a caller passes on, in the form of the classic tools or as plain log text."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from emrdx.limits import TAIL_BYTES
from emrdx.mcp.errors import ArgumentError
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus

PATH: Final = "caller_supplied"
_STATE: Final = frozenset({"state", "job_run_state"})
_DETAILS: Final = frozenset({"state_details", "statedetails", "failurereason", "failure_reason"})
_DEPTH: Final = 20


def evidence_of(given: str | Mapping[str, Any] | list[Any]) -> Evidence:
    """All text in what a caller gives as one log; state and details as the run's own.

    Raises:
        ArgumentError: there is no text in it, or more than is ever kept of a log.
    """
    fields = list(_texts(_parsed(given)))
    state = next((value for name, value in fields if name in _STATE), None)
    details = next((value for name, value in fields if name in _DETAILS), "")
    log = "\n".join(value for name, value in fields if name not in _STATE | _DETAILS)
    if not log.strip() and not details.strip():
        raise ArgumentError("evidence_json holds no text. Pass the log's lines, as text or as JSON strings.")
    size = len(log.encode(errors="replace"))
    if size > TAIL_BYTES:
        raise ArgumentError(
            f"evidence_json holds {size} bytes; pass the last {TAIL_BYTES} of the log at most."
        )
    source = SourceEvidence(
        ref=SourceRef(path=PATH),
        status=SourceStatus.READ,
        segments=(Segment(1, tuple(log.splitlines())),),
        bytes_decompressed=size,
        line_count=len(log.splitlines()),
    )
    return Evidence(run=JobRun(state=state or "FAILED", state_details=details), sources=(source,))


def _parsed(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        return given


def _texts(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every text with the name of the field that holds it."""
    if isinstance(value, str):
        # JSON may hold halves of characters, which are no Unicode.
        yield name.lower(), value.encode("utf-8", "replace").decode()
    elif depth < _DEPTH:
        entries = value.items() if isinstance(value, Mapping) else []
        items = [(name, entry) for entry in value] if isinstance(value, list) else list(entries)
        for key, entry in items:
            yield from _texts(entry, str(key), depth + 1)
