"""The functions' one logger and one set of metrics. Neither holds text of a log or of a message.

What a caller logs all the same is redacted. An exception that no handler catches is written by Lambda's runtime, past
this logger, so those that may quote a log or a message are caught.
"""

import traceback
from pathlib import PurePath
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from emrdx.redaction.logging import redact_logger

logger = Logger(service="emrdx")
redact_logger(logger)
metrics = Metrics(namespace="emrdx", service="emrdx")


def count(name: str, value: int = 1) -> None:
    """Adds to a counter, such as `DiagnoseStored`."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)


def failed(error: Exception, **context: Any) -> None:
    """Logs an error by its type and place. Its own text may quote what was being read, so it is left out."""
    frames = [
        f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    logger.error("failed", error=type(error).__name__, frames=frames[-6:], **context)
    count("Failed")
