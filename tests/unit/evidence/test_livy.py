"""Livy's answer for a batch's log is read as the lines that its array holds."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.evidence.livy import unfolded

LINES = [
    "stdout: ",
    'said "no"\\',
    "\tat größer",
    "\nstderr: ",
    "26/11/21 06:42:30 INFO SparkContext: Running",
]


def answer(lines: list[str], indent: int | None = None) -> bytes:
    return json.dumps({"id": 7, "from": 0, "total": len(lines), "log": lines}, indent=indent).encode()


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def read(chunks: list[bytes]) -> list[str]:
    return b"".join(unfolded(chunks)).decode().split("\n")


@pytest.mark.parametrize("size", [1, 7, 64, 4096])
def test_lines_of_one_line_of_json_are_the_log_s_own(size: int) -> None:
    assert [line for line in read(pieces(answer(LINES), size)) if line] == [
        line.strip("\n") for line in LINES
    ]


def test_lines_of_json_over_several_lines_keep_their_places() -> None:
    data = answer(LINES, indent=1)
    rows = data.decode().split("\n")
    for at, line in enumerate(read([data])):
        assert not line or json.loads(rows[at].strip().rstrip(",")).strip("\n") == line


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), min_size=1), min_size=1
    ),
    st.integers(1, 50),
)
def test_any_lines_come_out_in_order(lines: list[str], size: int) -> None:
    assert read(pieces(answer(lines), size))[: len(lines)] == lines


@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_other_bytes_are_as_they_were(data: bytes, size: int) -> None:
    assert b"".join(unfolded(pieces(data, size))) == data


@pytest.mark.parametrize(
    "data",
    [
        b'{"log": "26/11/21 06:42:30 INFO Job: begun\\n", "stream": "stderr"}\n',
        b'{"id": 7, "state": "dead"}',
        b"{",
    ],
)
def test_other_json_is_as_it_was(data: bytes) -> None:
    assert b"".join(unfolded([data])) == data


def test_an_answer_that_was_cut_gives_the_lines_up_to_there() -> None:
    whole = answer(LINES)
    assert read([whole[: whole.index(b"Running")]])[:3] == LINES[:3]
