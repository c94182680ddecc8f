"""A long line of JSON is on many lines, and any other stream comes as it is."""

import json

from hypothesis import given
from hypothesis import strategies as st

from emrdx.evidence.documents import LINES, spread
from emrdx.limits import LINE_BYTES

LOG = [
    f"26/11/21 06:42:{n % 60:02d} INFO BlockManagerInfo: Added broadcast_{n}_piece0 in memory"
    for n in range(400)
]


def out(data: bytes) -> list[str]:
    return b"".join(spread([data])).decode().split("\n")


def test_an_answer_on_one_line_is_on_many() -> None:
    answer = {"hits": [{"_source": {"message": line}} for line in LOG]}
    lines = out(json.dumps(answer).encode())
    assert json.loads("\n".join(lines)) == answer
    assert max(map(len, lines)) < LINE_BYTES


def test_a_long_text_is_an_array_of_its_lines() -> None:
    line = 'fatal: [edge-1]: FAILED! => {"rc": 1, "stderr": ' + json.dumps("\n".join(LOG)) + "}"
    lines = out(b"TASK [run]\n" + line.encode() + b"\nPLAY RECAP")
    assert lines[0] == "TASK [run]"
    assert lines[1] == "fatal: [edge-1]: FAILED! => {"
    assert json.loads("{" + "\n".join(lines[2:-1])) == {"rc": 1, "stderr": LOG}


def test_a_log_whose_records_are_json_is_as_it_was() -> None:
    record = json.dumps({"level": "ERROR", "msg": "x" * 2 * LINE_BYTES}).encode()
    data = b"\n".join([record] * (LINES + 2))
    assert b"".join(spread([data])) == data


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_short_lines_are_as_they_were(chunks: list[bytes]) -> None:
    assert b"".join(spread(chunks)) == b"".join(chunks)
