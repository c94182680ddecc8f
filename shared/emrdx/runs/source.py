"""Runs asked for from the service, with few calls: its rates are shared with the customer's own tools."""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from emrdx.model import JobRun
from emrdx.runs.describe import job_run

if TYPE_CHECKING:
    from mypy_boto3_emr_serverless import EMRServerlessClient

CACHE_SECONDS: Final = 300.0
_CACHED: Final = 1000
_UNKNOWN: Final = "ResourceNotFoundException"
_DENIED: Final = "AccessDeniedException"


class Applications:
    """GetApplication answers, kept for some minutes; one that is gone or denied is kept as None."""

    def __init__(self, client: "EMRServerlessClient", clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._clock = clock
        self._kept: dict[str, tuple[float, Mapping[str, Any] | None]] = {}

    def get(self, application_id: str) -> Mapping[str, Any] | None:
        """The application as GetApplication answers.

        Raises:
            ClientError: the service refuses otherwise, after botocore's own retries.
        """
        now = self._clock()
        until, answer = self._kept.get(application_id, (now, None))
        if until > now:
            return answer
        answer = self._ask(application_id)
        if len(self._kept) >= _CACHED:
            self._kept.clear()
        self._kept[application_id] = (now + CACHE_SECONDS, answer)
        return answer

    def _ask(self, application_id: str) -> Mapping[str, Any] | None:
        from botocore.exceptions import ClientError

        try:
            return self._client.get_application(applicationId=application_id)
        except ClientError as error:
            if error.response["Error"]["Code"] in {_UNKNOWN, _DENIED}:
                return None
            raise


def fetch(
    client: "EMRServerlessClient",
    application_id: str,
    job_run_id: str,
    attempt: int | None = None,
    applications: Applications | None = None,
) -> JobRun:
    """One attempt of a run, the newest unless one is named: GetJobRun, and GetApplication unless it is kept.

    Raises:
        ClientError: `ResourceNotFoundException` where the service knows no such application, run or attempt;
            what it refuses otherwise, after botocore's own retries.
    """
    which: dict[str, Any] = {"attempt": attempt} if attempt is not None else {}
    answer = client.get_job_run(applicationId=application_id, jobRunId=job_run_id, **which)
    return job_run(answer, (applications or Applications(client)).get(application_id))


class RunSource:
    """Runs of one account and region, their applications kept for some minutes."""

    def __init__(self, client: "EMRServerlessClient") -> None:
        self._client = client
        self._applications = Applications(client)

    def fetch(self, application_id: str, job_run_id: str, attempt: int | None = None) -> JobRun | None:
        """One attempt of a run; None where the service knows no such run.

        Raises:
            ClientError: the service refuses otherwise.
        """
        try:
            return fetch(self._client, application_id, job_run_id, attempt, self._applications)
        except self._client.exceptions.ResourceNotFoundException:
            return None
