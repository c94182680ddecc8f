"""Messages of the notices queue, each the key of a finding, are told to people."""

from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from emrdx.ports import notifying
from emrdx.settings import settings
from emrdx_functions.observability import count, failed, logger, metrics

processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


def notify(record: SQSRecord, lambda_context: LambdaContext) -> None:
    """Tells of one finding; a delivery that fails is tried again, and goes to the dead-letter queue at last."""
    tell = notifying(settings())
    try:
        told = tell(record.body, lambda: lambda_context.get_remaining_time_in_millis() / 1000)
    except Exception as error:
        failed(error, message_id=record.message_id)
        raise
    logger.info("handled", outcome=told)
    count(f"Notify{told.title()}")


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """An SQS batch; answers which of its messages failed."""
    return dict(
        process_partial_response(event=event, record_handler=notify, processor=processor, context=context)
    )
