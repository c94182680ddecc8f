"""What the functions log holds no secret, whatever an exception or a caller brought."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from emrdx.mcp import logs
from emrdx.mcp.calls import LOGGER
from emrdx_functions.observability import logger

SECRET = "password=Hunter22x"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the functions' logger writes."""
    stream = io.StringIO()
    for handler in logger.handlers:
        monkeypatch.setattr(handler, "stream", stream)
    return stream


def test_a_message_its_fields_and_an_exception_are_redacted(written: io.StringIO) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception(f"failed with {SECRET}", reason=SECRET)
    assert "Hunter22x" not in written.getvalue()
    line = json.loads(written.getvalue())
    assert line["message"] == "failed with password=[redacted:password]"
    assert line["reason"] == "password=[redacted:password]"


def test_the_fields_that_say_what_was_done_stay(written: io.StringIO) -> None:
    logger.info("handled", outcome="stored", run="00fabc1234567890", kind="memory.executor_oom", reason=None)
    line = json.loads(written.getvalue())
    assert (line["outcome"], line["run"], line["kind"]) == (
        "stored",
        "00fabc1234567890",
        "memory.executor_oom",
    )


@pytest.mark.parametrize("name", ["diagnose", "reconcile", "notify"])
def test_every_handler_logs_by_that_logger(name: str) -> None:
    from importlib import import_module

    assert import_module(f"emrdx_functions.{name}.handler").logger is logger


@pytest.fixture
def served() -> Iterator[io.StringIO]:
    """What the MCP servers write, with a further logger of records."""
    loggers = [logging.getLogger(name) for name in (None, LOGGER, "emrdx.test.records")]
    before = [(one, one.handlers[:], one.level, one.propagate) for one in loggers]
    stream = io.StringIO()
    logs.write_to(stream, "emrdx.test.records")
    yield stream
    for one, handlers, level, propagate in before:
        one.handlers[:], one.propagate = handlers, propagate
        one.setLevel(level)


def test_mcp_servers_redact_calls_records_and_warnings(served: io.StringIO) -> None:
    for name in (LOGGER, "emrdx.test.records"):
        logging.getLogger(name).info(json.dumps({"tool": SECRET}))
    logging.getLogger("elsewhere").warning(SECRET)
    assert "Hunter22x" not in served.getvalue()
    lines = [json.loads(line) for line in served.getvalue().splitlines()]
    assert [line.get("tool") for line in lines[:2]] == ["password=[redacted:password]"] * 2


def test_the_record_of_a_call_says_who_called_and_a_hash_of_what(served: io.StringIO) -> None:
    entry = {
        "identity": "arn:aws:sts::123456789012:assumed-role/oncall/ann@example.com",
        "session": "da6be497be41d288",
        "arguments": ["application_id", "client_token"],
        "arguments_hash": "sha256:0fc2100c9844c0918036c8c5310ce3fd11fe4772a71f6d2d543f85fa4462978d",
        "approval": "apr_0123456789abcdef01234567",
    }
    logging.getLogger("emrdx.test.records").info(json.dumps(entry))
    assert json.loads(served.getvalue()) == entry
