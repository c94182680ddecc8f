"""What we log ourselves holds no secret, exceptions included."""

import io
import logging
import threading
from collections.abc import Iterator

import pytest

from emrdx.redaction import RedactionSession, Redactor
from emrdx.redaction.logging import RedactedFormatter, RedactingFilter, redact_logger


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.Logger("emrdx.test")  # noqa: LOG001 (of this test alone)
    logger.addHandler(handler)
    yield logger, stream
    handler.close()


def _fail(logger: logging.Logger) -> None:
    try:
        raise ValueError("cannot connect with password=Hunter22x")
    except ValueError:
        logger.exception("call %s failed", "api_key=dX8kP2mQ7ndX8k", extra={"job": "token=dX8kP2mQ7ndX8z"})


def test_a_formatter_redacts_the_message_and_the_traceback(log) -> None:
    logger, stream = log
    logger.handlers[0].setFormatter(RedactedFormatter("%(levelname)s %(message)s"))

    _fail(logger)

    written = stream.getvalue()
    assert "Hunter22x" not in written
    assert "dX8kP2mQ7ndX8k" not in written
    assert "ERROR call api_key=[redacted:api-key] failed" in written
    assert "ValueError: cannot connect with password=[redacted:password]" in written


def test_a_formatter_is_mixed_into_another(log) -> None:
    class Upper(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return "UP " + super().format(record)

    class Both(RedactedFormatter, Upper): ...

    logger, stream = log
    logger.handlers[0].setFormatter(Both())

    logger.warning("password=Hunter22x")

    assert stream.getvalue() == "UP password=[redacted:password]\n"


def test_a_filter_redacts_before_any_formatter(log) -> None:
    logger, stream = log
    logger.handlers[0].setFormatter(logging.Formatter("%(message)s %(job)s"))
    redact_logger(logger)

    _fail(logger)

    written = stream.getvalue()
    assert "Hunter22x" not in written
    assert "dX8kP2mQ7nd" not in written
    assert "[redacted:token] " not in written
    assert "ValueError" in written


def test_a_filter_leaves_a_clean_record_as_it_is() -> None:
    record = logging.makeLogRecord({"msg": "read %d bytes", "args": (5,)})

    assert RedactingFilter().filter(record)
    assert record.getMessage() == "read 5 bytes"


def test_a_wrong_log_call_raises_nothing_and_leaks_nothing() -> None:
    record = logging.makeLogRecord({"msg": "%d bytes", "args": ("password=Hunter22x",)})

    assert RedactingFilter().filter(record)
    assert "Hunter22x" not in record.getMessage()


def test_threads_may_share_a_filter() -> None:
    shared = RedactingFilter()
    errors: list[Exception] = []

    def log() -> None:
        try:
            for number in range(200):
                record = logging.makeLogRecord({"msg": f"password=Hunter{number}x"})
                shared.filter(record)
                assert "Hunter" not in record.getMessage()
        except Exception as error:  # noqa: BLE001 (told to the test's own thread)
            errors.append(error)

    threads = [threading.Thread(target=log) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []


def test_a_logger_that_is_made_costs_nothing_until_it_writes(log) -> None:
    logger, stream = log
    made = []

    class Counted(Redactor):
        def session(self) -> RedactionSession:
            made.append(1)
            return super().session()

    redact_logger(logger, Counted())
    assert made == []
    for _ in range(2):
        logger.warning("password=Hunter22x")
    assert made == [1]
    assert stream.getvalue() == "password=[redacted:password]\n" * 2
