"""`emrdx redact`: text in, the same text without secrets out."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

import click

from emrdx.cli.config import redaction_settings
from emrdx.cli.options import pii_option
from emrdx.redaction import Redactor
from emrdx.redaction.settings import PersonalData

_READ: Final = 256 * 1024


@click.command(
    epilog="""\b
Example:
  zcat SPARK_DRIVER/stderr.gz | emrdx redact > stderr.txt
  emrdx redact --jsonl --pii none < rows.jsonl
"""
)
@click.option("--jsonl", is_flag=True, help='Read and write {"id","text"} a line; every other field stays.')
@pii_option
@click.pass_context
def redact(context: click.Context, *, jsonl: bool, pii: PersonalData) -> None:
    """Remove secrets from text on standard input.

    Each is replaced by a marker that names its type, such as [redacted:password]; the same secret has the same
    marker, a second one of a type is [redacted:password#2]. With --jsonl each row counts for itself.
    """
    redactor = Redactor(redaction_settings(context, pii))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    try:
        for part in _rows(source, redactor) if jsonl else _text(source, redactor):
            sink.write(part)
        sink.flush()
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not flush into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _text(source: BinaryIO, redactor: Redactor) -> Iterator[bytes]:
    from emrdx.redaction.stream import redacted_stream

    return redacted_stream(iter(lambda: source.read(_READ), b""), redactor.session())


def _rows(source: Iterable[bytes], redactor: Redactor) -> Iterator[bytes]:
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise click.ClickException(f"line {number}: no JSON: {error}") from None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise click.ClickException(f'line {number}: no object with a string "text"')
        row["text"] = redactor.session().text(row["text"])
        yield json.dumps(row).encode() + b"\n"


if __name__ == "__main__":
    redact(prog_name="emrdx redact")
