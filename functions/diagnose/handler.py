"""Messages of the intake queue become findings."""

from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from emrdx.pipeline import take
from emrdx.ports import diagnosing
from emrdx.settings import settings
from emrdx_functions.observability import count, failed, logger, metrics

# A batch of large logs may need longer than the function has: what is done then is kept, the rest comes again.
RESERVE_MILLISECONDS = 30_000

processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


def diagnose(record: SQSRecord, lambda_context: LambdaContext) -> None:
    """Handles one message; one that fails is received again, and goes to the dead-letter queue in the end."""
    try:
        if lambda_context.get_remaining_time_in_millis() < RESERVE_MILLISECONDS:
            raise TimeoutError
        result = take(record.body, diagnosing(settings()))
    except Exception as error:
        failed(error, message_id=record.message_id)
        raise
    run = result.key.job_run_id if result.key else None
    logger.info("handled", outcome=result.outcome, run=run, kind=result.kind, reason=result.reason)
    count(f"Diagnose{result.outcome.title().replace('_', '')}")


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """An SQS batch; answers which of its messages failed."""
    return dict(
        process_partial_response(event=event, record_handler=diagnose, processor=processor, context=context)
    )
