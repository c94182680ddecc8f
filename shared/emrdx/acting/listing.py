"""A ListJobRuns request as callers give it, in the form that the service takes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from emrdx.acting.errors import invalid
from emrdx.acting.service_model import model

_STATES: Final = "JobRunState"
_TIMES: Final = {"createdAtAfter": "created_at_after", "createdAtBefore": "created_at_before"}


def listed(request: Mapping[str, Any]) -> dict[str, Any]:
    """The request without null members, its times from text in ISO 8601, its states each once.

    Raises:
        Refusal: a time or a state is none.
    """
    ready = {name: value for name, value in request.items() if value is not None}
    for name, parameter in _TIMES.items():
        if isinstance(ready.get(name), str):
            ready[name] = _moment(ready[name], parameter)
    if isinstance(ready.get("states"), list):
        ready["states"] = _states(ready["states"])
        if not ready["states"]:
            del ready["states"]
    return ready


def _moment(text: str, parameter: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise invalid(parameter, "must be a time in ISO 8601, such as 2026-11-20T06:00:00Z") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _states(names: list[Any]) -> list[Any]:
    """Each state once; none where all are asked for, since the service takes fewer than there are."""
    known = model().shape_for(_STATES).enum
    for number, name in enumerate(names):
        if name not in known:
            raise invalid(f"states[{number}]", f"must be one of {', '.join(known)}")
    wanted = list(dict.fromkeys(names))
    return [] if set(wanted) == set(known) else wanted
