"""A stream of any length: the same text as at once, in bounded memory."""

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emrdx.redaction import Redactor
from emrdx.redaction.form import example
from emrdx.redaction.stream import redacted_stream

_REDACTOR = Redactor()
_LINES = [
    "26/01/02 03:04:05 INFO DAGScheduler: Submitting 200 missing tasks",
    "db.password=Hunter22x",
    "mail jane@acme.com",
    "",
    "x" * 300,
    "-----BEGIN PRIVATE KEY-----\n"
    + "\n".join(example("{b64}", line) for line in range(4))
    + "\n-----END PRIVATE KEY-----",
    "stdin: --conf spark.hadoop.fs.s3a.secret.key=" + example("{b18}", 3),
]


def _parts(text: bytes, size: int) -> Iterator[bytes]:
    return (text[at : at + size] for at in range(0, len(text), size))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_LINES), max_size=40), st.integers(1, 900), st.integers(500, 2000))
def test_a_stream_is_redacted_as_the_whole_text_is(lines, size, block) -> None:
    text = "\n".join(lines)

    streamed = b"".join(
        redacted_stream(_parts(text.encode(), size), _REDACTOR.session(), block=block, ahead=400)
    )

    assert streamed.decode() == _REDACTOR.session().text(text)


def test_counts_are_of_the_whole_stream() -> None:
    session = _REDACTOR.session()
    text = ("db.password=Hunter22x\n" * 500).encode()

    list(redacted_stream(_parts(text, 100), session, block=1000, ahead=400))

    assert session.counts == {"password": 500}


@pytest.mark.parametrize("text", [b"", b"\n", b"no newline", b"\xff\xfe\x00 any bytes \x80"])
def test_a_stream_without_secrets_is_unchanged(text: bytes) -> None:
    assert b"".join(redacted_stream([text], _REDACTOR.session())) == text


def test_a_line_without_end_is_redacted_in_bounded_memory() -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(400):
            yield b"word " * 4000 + b"password=Hunter22x "

    _REDACTOR.session().text("compiled before memory is measured")
    tracemalloc.start()
    leaked = sum(b"Hunter22x" in part for part in redacted_stream(endless(), _REDACTOR.session()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert leaked == 0
    assert peak < 16 * 1024 * 1024


def test_a_secret_longer_than_the_block_goes() -> None:
    secret = example("{b6000}", 5)
    text = f"start\ntoken={secret}\nend".encode()

    streamed = b"".join(
        redacted_stream(_parts(text, 100), _REDACTOR.session(), block=2000, ahead=400)
    ).decode()

    assert not [at for at in range(0, 6000 - 6, 50) if secret[at : at + 6] in streamed]
    assert streamed.startswith("start\ntoken=[redacted:token]")
    assert streamed.endswith("end")
