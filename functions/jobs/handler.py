"""On a schedule: background jobs that nobody works on are worked on, until none is left or the time is over."""

from collections import Counter
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from emrdx.findings.keys import Scope
from emrdx.jobs.workshop import deployed
from emrdx.settings import settings
from emrdx.wiring import JOB_FAILED
from emrdx_functions.observability import count, logger, metrics


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """One worker's turn; answers how many jobs it left in each status."""
    del event
    shop = deployed(settings(), Scope.of_arn(context.invoked_function_arn))
    left = shop.worker(lambda: context.get_remaining_time_in_millis() / 1000).work()
    statuses = Counter(job.status.value for job in left)
    if left:
        logger.info("worked", jobs=[{"id": job.id, "status": job.status.value} for job in left])
        count("JobsFailed", statuses["FAILED"])
        count("JobsCompleted", statuses["COMPLETED"])
    for job in left:
        if job.failure is not None:
            logger.warning(JOB_FAILED, job=job.id, code=job.failure.code)
    return dict(statuses)
