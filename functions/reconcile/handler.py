"""On a schedule: ended runs that no event told of are put into the intake queue, retries' successes are told of."""

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from emrdx.ports import following_up, reconciling
from emrdx.settings import settings
from emrdx_functions.observability import count, logger, metrics


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """One sweep over the applications' runs; answers how many there were and how many were queued."""
    del event

    def seconds_left() -> float:
        return context.get_remaining_time_in_millis() / 1000

    try:
        _follow_up(seconds_left)
    finally:
        # A table of acting tools that is out of reach must not keep failures from being found.
        swept = _sweep(seconds_left)
    return swept


def _follow_up(seconds_left: Callable[[], float]) -> None:
    follow_up = following_up(settings())
    if follow_up is not None:
        followed = follow_up(seconds_left)
        logger.info("followed up", fixed=followed.fixed, failed=followed.failed, left=followed.left)
        count("RetriesFixed", followed.fixed)


def _sweep(seconds_left: Callable[[], float]) -> dict[str, int]:
    done = reconciling(settings())(seconds_left)
    logger.info("swept", applications=done.applications, ended=done.ended, unfinished=done.unfinished)
    if done.capped:
        logger.warning("not all runs looked at", applications=done.capped)
    count("ReconcileQueued", len(done.queued))
    count("ReconcileUnfinished", done.unfinished)
    count("ReconcileCapped", len(done.capped))
    return {"ended": done.ended, "queued": len(done.queued), "unfinished": done.unfinished}
