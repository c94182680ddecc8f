"""Exceptions out of a record's lines: every chain that they hold, whole or cut off above or below."""

from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.exceptions.announced import LOST_ALONE, announced
from emrdx.signals.exceptions.chain import TRACEBACK, Chain, Raised, as_task
from emrdx.signals.exceptions.frames import PYTHON_FRAME, follows_file, frames_above, is_frame
from emrdx.signals.exceptions.implied import parts
from emrdx.signals.exceptions.messages import sentence
from emrdx.signals.exceptions.walking import PYTHON_TAIL, jvm_chain, traceback, with_message
from emrdx.signals.model import Language

# A record of very many exceptions is read at its beginning and its end.
CHAINS: Final = 300
LAST_LINES: Final = 3000
# Of a few lines that begin with a library's Python exception all are its message: somebody's excerpt.
EXCERPT_LINES: Final = 8
# fmt: off
_PYTHON_ROOTS: Final = frozenset({
    "aiobotocore", "aiohttp", "airflow", "asyncio", "awswrangler", "azure", "boto", "boto3", "botocore",
    "builtins", "concurrent", "databricks", "deltalake", "duckdb", "fsspec", "google", "grpc", "gspread",
    "http", "httpx", "json", "kafka", "mysql", "numpy", "oracledb", "pandas", "paramiko", "polars",
    "psycopg", "psycopg2", "py4j", "pyarrow", "pydantic", "pyiceberg", "pymongo", "pymysql", "pyodbc",
    "pyspark", "redis", "redshift_connector", "requests", "s3fs", "sklearn", "snowflake", "socket",
    "sqlalchemy", "ssl", "subprocess", "tenacity", "torch", "urllib", "urllib3", "xgboost", "zipfile",
    "zlib",
})
# fmt: on
_PYTHON_BARE: Final = re2.compile(r"^(?P<type>SyntaxError|IndentationError|TabError): (?P<message>.*)$")


def chains(lines: Sequence[str], message: str | None = None) -> list[Chain]:
    """Every exception chain that a record's lines hold, in order.

    `message` is the record's message: what its head line says beyond time, level and logger.
    """
    found: list[Chain] = []
    at = 0
    texts = list(lines)
    if message is not None and texts:
        texts[0] = message
    while at < len(texts):
        if len(found) == CHAINS:
            at = max(at, len(texts) - LAST_LINES)
        chain = _chain_at(texts, at, head=at == 0 and message is not None)
        if chain is not None and chain.raised:
            chain.start = at
            found.append(chain)
        at = max(chain.end if chain else 0, at + 1)
    return found


def _chain_at(lines: Sequence[str], at: int, *, head: bool) -> Chain | None:
    line = lines[at]
    if line.startswith("> "):
        # A quotation, as programs print other logs.
        return None
    if TRACEBACK in line:
        if match := announced(line[: line.index(TRACEBACK)].rstrip(), lines, at, head=head):
            return jvm_chain(lines, at, match)
        chain = traceback(lines, at)
        if _follows_worker(lines, at):
            as_task(chain.raised)
        return chain
    if _PYTHON_BARE.match(line) and follows_file(lines, at):
        return _python_without_traceback(lines, at)
    if (tail := _python_tail(lines, at)) is not None:
        return tail
    plain = "." not in line and not line.startswith("Exception in thread ")
    if line.startswith("\tat ") or (plain and not LOST_ALONE.match(line)):
        return None
    match = announced(line, lines, at, head=head)
    if match is None:
        return None
    chain = jvm_chain(lines, at, match)
    first = chain.raised[0]
    if (
        not head
        and not line.lstrip().startswith("Caused by: ")
        and match.thread is None
        and len(chain.raised) == 1
        and not first.frames
        and "[" not in first.message[:1]
    ):
        # A name and a sentence without frames is one printed line, and what stands below is not of it.
        first.message = sentence(first.message)
        chain.end = at + 1 + first.message.count("\n")
    return chain


def _follows_worker(lines: Sequence[str], at: int) -> bool:
    """Whether a traceback stands below the sentence with which PySpark announces a worker's."""
    return any("thrown from the Python worker" in line for line in lines[max(0, at - 2) : at])


def _python_tail(lines: Sequence[str], at: int) -> Chain | None:
    """The end of a Python traceback whose head was cut off: the exception below its frames, or alone."""
    match = PYTHON_TAIL.match(lines[at])
    if match is None or is_frame(lines, at + 1):
        return None
    name = match.group("type")
    frames = frames_above(lines, at)
    root, dot, _rest = name.partition(".")
    if not frames and not (dot and (root in _PYTHON_ROOTS or root.startswith("_"))):
        return None
    one = Raised(Language.PYTHON, name, match.group("message") or "", at, frames=frames)
    one.in_task = any("pyspark/worker.py" in frame for frame in frames)
    if not frames and not (at == 0 and len(lines) <= EXCERPT_LINES):
        return Chain(parts(one), at + 1)
    raised, end = with_message(lines, at + 1, one)
    return Chain([part for each in raised for part in parts(each)], end)


def _python_without_traceback(lines: Sequence[str], at: int) -> Chain:
    match = _PYTHON_BARE.match(lines[at])
    frames = [line.strip() for line in lines[max(0, at - 4) : at] if PYTHON_FRAME.match(line)]
    one = Raised(Language.PYTHON, match.group("type"), match.group("message"), at, frames=frames)
    return Chain([one], at + 1)
