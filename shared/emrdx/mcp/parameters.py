"""The tools' parameters, as clients see them in the input schemas. Most may be left out.

What people and models paste is taken as it is meant: spaces around it and hidden characters do not count, and an
empty text is an absent one.
"""

from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from emrdx.mcp.tools import get_evidence, get_failure_trends, list_failures
from emrdx.schemas import Owner
from emrdx.visible import visible


def _meant(value: object) -> object:
    return (visible(value).strip() or None) if isinstance(value, str) else value


def _meant_id(value: object) -> object:
    meant = _meant(value)
    if isinstance(meant, str) and meant.startswith("arn:"):
        raise ValueError(
            "give the id alone; in an ARN a run's follows jobruns/, an application's applications/"
        )
    return meant.lower() if isinstance(meant, str) else meant


def _meant_kind(value: object) -> object:
    meant = _meant(value)
    return meant.lower() if isinstance(meant, str) else meant


_MEANT_KIND: Final = BeforeValidator(_meant_kind)
_MEANT: Final = BeforeValidator(_meant)
_MEANT_ID: Final = BeforeValidator(_meant_id)
_ID = r"^[0-9a-z]{1,64}$"

_RUN = Field(pattern=_ID, description="EMR Serverless job run id")
_APPLICATION = Field(pattern=_ID, description="EMR Serverless application id")
_KIND = Field(max_length=64, description="Failure kind, e.g. memory.driver_oom")

RunId = Annotated[str, _RUN, _MEANT_ID]
OptionalRunId = Annotated[str | None, _RUN, _MEANT_ID]
RequiredApplicationId = Annotated[str, _APPLICATION, _MEANT_ID]
ApplicationId = Annotated[str | None, _APPLICATION, _MEANT_ID]
Attempt = Annotated[
    int | None, Field(ge=1, description="Attempt of the run; the newest with a finding if absent")
]
JobName = Annotated[
    str | None, Field(min_length=1, max_length=256, description="Job name, or words of it"), _MEANT
]
Kind = Annotated[str, _KIND, _MEANT_KIND]
OptionalKind = Annotated[str | None, _KIND, _MEANT_KIND]
Who = Annotated[Owner | None, Field(description="Who has to act"), _MEANT]
Fingerprint = Annotated[str | None, Field(max_length=128, description="Fingerprint of a failure"), _MEANT]
Since = Annotated[
    str | None, Field(max_length=40, description="2026-11-20, 2026-11-20T06:00:00Z, 24h or 7d"), _MEANT
]
Until = Annotated[str | None, Field(max_length=40, description="As since; a date means its end"), _MEANT]
Cursor = Annotated[str | None, Field(max_length=4096, description="From the answer before"), _MEANT]
Lines = Annotated[int | None, Field(ge=1, le=get_evidence.LIMIT_MAX, description="At most so many lines")]
Failures = Annotated[int, Field(ge=1, le=list_failures.LIMIT_MAX, description="At most so many runs")]
Days = Annotated[int, Field(ge=1, le=get_failure_trends.DAYS_MAX, description="Days up to today")]
By = Annotated[get_failure_trends.By, Field(description="What to count")]
