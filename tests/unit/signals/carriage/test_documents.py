"""A log inside JSON or a table comes out as its own lines, whatever names its members bear."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.carried import own, own_lines, texts

from emrdx.model import Segment, SourceRef
from emrdx.signals.carriage import streams

LOG = [
    "26/11/21 06:42:31 ERROR Utils: Aborting task",
    'java.lang.IllegalStateException: "total" is <null>',
    "\tat com.acme.Job.run(Job.java:7)",
    "26/11/21 06:42:32 INFO SparkContext: Invoking stop() from shutdown hook",
]
SHORT = ["no lanes priced", "see the table"]


def hits(lines: list[str]) -> Any:
    return {
        "took": 3,
        "hits": {"hits": [{"_id": f"a{n}", "_source": {"message": x}} for n, x in enumerate(lines)]},
    }


def entries(lines: list[str]) -> Any:
    return [
        {"insertId": f"q{n}", "jsonPayload": {"message": x}, "severity": "INFO"} for n, x in enumerate(lines)
    ]


def values(lines: list[str]) -> Any:
    return {
        "data": {
            "result": [
                {"stream": {"app": "x"}, "values": [[f"17952436380{n}", x] for n, x in enumerate(lines)]}
            ]
        }
    }


def fields(lines: list[str]) -> Any:
    return {
        "results": [
            [{"field": "@ptr", "value": f"C{n}"}, {"field": "@message", "value": x}]
            for n, x in enumerate(lines)
        ]
    }


def attributes(lines: list[str]) -> Any:
    return {"data": [{"type": "log", "attributes": {"status": "info", "message": x}} for x in lines]}


@pytest.mark.parametrize("lines", [LOG, SHORT], ids=["log", "short"])
@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("answer", [hits, entries, values, fields, attributes])
def test_an_answer_of_a_log_store_is_the_log_that_it_holds(
    answer: Callable[[list[str]], Any], indent: int | None, lines: list[str]
) -> None:
    assert own(json.dumps(answer(lines), indent=indent).split("\n")) == lines


@pytest.mark.parametrize(
    "of",
    [
        lambda n, x: {"_index": "logs", "_source": {"message": x}},
        lambda n, x: {"preview": False, "offset": n, "result": {"_raw": x, "host": "h"}},
        lambda n, x: {"labels": {"app": "spark"}, "line": x},
    ],
)
def test_objects_that_hold_a_line_each_are_the_log(of: Callable[[int, str], Any]) -> None:
    assert own([json.dumps(of(n, line)) for n, line in enumerate(LOG)]) == LOG


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "names", [["@timestamp", "@message"], ["_time", "_raw"], ["Date", "Host", "Message"]]
)
def test_a_table_s_column_is_the_log(names: list[str], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([names, *([*("2026-11-21" for _ in names[1:]), line] for line in LOG)])
    assert own(out.getvalue().removesuffix("\n").split("\n")) == LOG


@pytest.mark.parametrize(
    "of",
    [
        lambda line: f'time="2026-11-21T08:00:00Z" level=info msg={json.dumps(line)}',
        lambda line: f'[0] kube.driver: [1795243638.000000000, {{"log"=>{json.dumps(line)}}}]',
    ],
)
def test_pairs_that_name_a_message_are_the_log(of: Callable[[str], str]) -> None:
    assert own([of(line) for line in LOG]) == LOG


def test_a_command_s_result_holds_two_streams() -> None:
    result = {
        "CommandId": "6b1f",
        "StandardOutputContent": "rows: 3\n",
        "StandardErrorContent": "\n".join(LOG) + "\n",
    }
    lines = tuple(json.dumps(result, indent=4).split("\n"))
    parts = streams([(SourceRef(path="answer.json"), (Segment(1, lines),))])
    assert {part.ref.stream.value: texts(part.lines) for part in parts} == {
        "stderr": LOG,
        "stdout": ["rows: 3"],
    }


def test_a_command_s_result_behind_an_arrow_is_read() -> None:
    line = "fatal: [edge-1]: FAILED! => " + json.dumps({"rc": 1, "stderr": "\n".join(LOG)})
    parts = streams([(SourceRef(path="play.log"), (Segment(1, ("TASK [run]", line, "PLAY RECAP")),))])
    assert [texts(part.lines) for part in parts if part.lines] == [LOG]


def test_the_service_s_state_text_is_found_in_json_in_json() -> None:
    cause = json.dumps(
        {
            "JobRun": {
                "StateDetails": "Job failed. ExitCode: 1. Last few exceptions: java.io.IOException: gone"
            }
        }
    )
    history = {"events": [{"taskFailedEventDetails": {"error": "States.TaskFailed", "cause": cause}}]}
    found = [line for line in own(json.dumps(history, indent=2).split("\n")) if "IOException" in line]
    assert found == ["java.io.IOException: gone"]


def test_the_exception_in_glue_s_answer_about_a_run_is_found() -> None:
    told = "Error Category: QUERY_ERROR; Failed Line Number: 27; AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] orders"
    answer = json.dumps({"JobRun": {"JobName": "split", "ErrorMessage": told}}, indent=4)
    assert "AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] orders" in own(answer.split("\n"))


def test_lines_keep_the_numbers_of_the_lines_that_hold_them() -> None:
    lines = json.dumps(hits(LOG), indent=1).split("\n")
    for line in own_lines(lines):
        assert json.dumps(line.text) in lines[line.number - 1]


@pytest.mark.parametrize(
    "lines",
    [
        ["id,message", "1,ok"][:1],
        ["{", '"type" : "struct",', '"fields" : [ ]', "}"],
        ["rows, columns, message of the day", "26/11/21 06:42:31 INFO A: b"][:1],
        ['{"rows": 3}'],
    ],
)
def test_what_holds_no_log_is_as_it_was(lines: list[str]) -> None:
    assert own(lines) == lines


def test_texts_that_stand_on_a_document_s_last_line_together_are_of_that_line() -> None:
    lines = ('{"log": [', f"{json.dumps(LOG[0])}, {json.dumps(LOG[0])}]}}")
    assert [line.number for line in own_lines(lines)] == [2, 2]
