"""The tools' parameters, as clients see them in the input schemas. Most may be left out."""

from typing import Annotated

from pydantic import Field

from emrdx.mcp.tools import get_evidence, get_failure_trends, list_failures
from emrdx.schemas import Owner

_ID = r"^[0-9a-z]{1,64}$"

_RUN = Field(pattern=_ID, description="EMR Serverless job run id")
_APPLICATION = Field(pattern=_ID, description="EMR Serverless application id")
_KIND = Field(max_length=64, description="Failure kind, e.g. memory.driver_oom")

RunId = Annotated[str, _RUN]
OptionalRunId = Annotated[str | None, _RUN]
RequiredApplicationId = Annotated[str, _APPLICATION]
ApplicationId = Annotated[str | None, _APPLICATION]
Attempt = Annotated[
    int | None, Field(ge=1, description="Attempt of the run; the newest with a finding if absent")
]
JobName = Annotated[str | None, Field(min_length=1, max_length=256, description="Job name, or words of it")]
Kind = Annotated[str, _KIND]
OptionalKind = Annotated[str | None, _KIND]
Who = Annotated[Owner | None, Field(description="Who has to act")]
Fingerprint = Annotated[str | None, Field(max_length=128, description="Fingerprint of a failure")]
Since = Annotated[str | None, Field(max_length=40, description="2026-11-20, 2026-11-20T06:00:00Z, 24h or 7d")]
Until = Annotated[str | None, Field(max_length=40, description="As since; a date means its end")]
Cursor = Annotated[str | None, Field(max_length=4096, description="From the answer before")]
Lines = Annotated[int | None, Field(ge=1, le=get_evidence.LIMIT_MAX, description="At most so many lines")]
Failures = Annotated[int, Field(ge=1, le=list_failures.LIMIT_MAX, description="At most so many runs")]
Days = Annotated[int, Field(ge=1, le=get_failure_trends.DAYS_MAX, description="Days up to today")]
By = Annotated[get_failure_trends.By, Field(description="What to count")]
