"""The tools' parameters, as clients see them in the input schemas."""

from typing import Annotated

from pydantic import Field

from emrdx.mcp.tools import get_evidence, get_failure_trends, list_failures

_ID = r"^[0-9a-z]{1,64}$"

RunId = Annotated[str, Field(pattern=_ID, description="EMR Serverless job run id")]
ApplicationId = Annotated[str, Field(pattern=_ID, description="EMR Serverless application id")]
Attempt = Annotated[int, Field(ge=1, description="Attempt of the run; the newest with a finding if absent")]
JobName = Annotated[str, Field(min_length=1, max_length=256, description="Job name, or words of it")]
Kind = Annotated[str, Field(max_length=64, description="Failure kind, e.g. memory.driver_oom")]
Fingerprint = Annotated[str, Field(max_length=128, description="Fingerprint of a failure")]
Since = Annotated[str, Field(max_length=40, description="2026-11-20, 2026-11-20T06:00:00Z, 24h or 7d")]
Until = Annotated[str, Field(max_length=40, description="As since; a date means its end")]
Cursor = Annotated[str, Field(max_length=4096, description="From the answer before")]
Lines = Annotated[int, Field(ge=1, le=get_evidence.LIMIT_MAX, description="At most so many lines")]
Failures = Annotated[int, Field(ge=1, le=list_failures.LIMIT_MAX, description="At most so many runs")]
Days = Annotated[int, Field(ge=1, le=get_failure_trends.DAYS_MAX, description="Days up to today")]
