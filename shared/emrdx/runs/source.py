"""Runs as a function asks for them: one GetJobRun each, and one GetApplication for a while."""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from emrdx.model import JobRun
from emrdx.runs.describe import job_run

if TYPE_CHECKING:
    from mypy_boto3_emr_serverless import EMRServerlessClient

KEPT_SECONDS: Final = 300.0
_KEPT_MAX: Final = 1000


class RunSource:
    """Describes runs. GetJobRun and GetApplication allow ten calls a second, which the account's jobs share."""

    def __init__(self, client: "EMRServerlessClient", *, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._clock = clock
        self._applications: dict[str, tuple[float, Mapping[str, Any] | None]] = {}

    def fetch(self, application_id: str, job_run_id: str, attempt: int | None = None) -> JobRun | None:
        """One attempt of a run, the last one unless named; None where the service knows no such run.

        Raises:
            botocore.exceptions.ClientError: the service refuses the call, or is overloaded.
        """
        named: dict[str, Any] = {} if attempt is None else {"attempt": attempt}
        try:
            answer = self._client.get_job_run(applicationId=application_id, jobRunId=job_run_id, **named)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ResourceNotFoundException":
                return None
            raise
        return job_run(answer, self._application(application_id))

    def _application(self, application_id: str) -> Mapping[str, Any] | None:
        """Its description, None where that is gone or may not be read: a diagnosis does without it."""
        until, known = self._applications.get(application_id, (0.0, None))
        if self._clock() < until:
            return known
        try:
            known = self._client.get_application(applicationId=application_id)
        except ClientError as error:
            if error.response["Error"]["Code"] not in {"ResourceNotFoundException", "AccessDeniedException"}:
                raise
            known = None
        if len(self._applications) >= _KEPT_MAX:
            self._applications.clear()
        self._applications[application_id] = (self._clock() + KEPT_SECONDS, known)
        return known
