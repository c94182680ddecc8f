"""Scrubbing and dressing: what may change in a log, and what must not."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(name: str) -> ModuleType:
    package = ModuleType("corpus_runner")
    package.__path__ = [str(Path(__file__).parent)]
    sys.modules.setdefault(package.__name__, package)
    return importlib.import_module(f"{package.__name__}.{name}")


scrub = _load("scrub").scrub
dress = _load("dress").dress


def test_interpreter_frames_read_as_those_of_the_release():
    line = b'  File "/root/.pyenv/versions/3.11.7/lib/python3.11/json/decoder.py", line 355, in raw_decode\n'
    assert scrub(line) == b'  File "/usr/lib64/python3.11/json/decoder.py", line 355, in raw_decode\n'


def test_the_machines_user_gives_way_to_the_services():
    assert scrub(b"Changing view acls to: root,hadoop\n") == b"Changing view acls to: hadoop\n"
    assert scrub(b"view permissions: root, hadoop; groups") == b"view permissions: hadoop; groups"


def test_the_kernel_is_neutral():
    line = b"26/11/21 08:25:43 INFO SparkContext: OS info Linux, 5.4.0-custom, amd64\n"
    assert b"amzn2023" in scrub(line)


def test_a_machine_name_is_replaced_as_a_word_only():
    assert scrub(b"to /vm:80 JVM vmstat vm", (b"vm",)) == b"to /vm:80 JVM vmstat ip-10-0-3-41"


def test_words_about_roots_stay():
    line = b"Caused by: root cause: the rootLogger of /mnt/root_a\n"
    assert scrub(line) == line


def test_text_that_names_nothing_stays_byte_for_byte():
    line = b"java.io.IOException: \xff\xfe No space left on device\r\n"
    assert scrub(line) == line


def test_a_cut_ends_before_the_first_match():
    streams = {"SPARK_DRIVER/stderr": b"one\ntwo\nthree\n"}
    assert dress(streams, ("until:tw",)) == {"SPARK_DRIVER/stderr": b"one\n"}


def test_a_cut_begins_after_the_last_match():
    streams = {"SPARK_DRIVER/stderr": b"one\ntwo\ntwo\nthree\n"}
    assert dress(streams, ("after:two",)) == {"SPARK_DRIVER/stderr": b"three\n"}


def test_steps_follow_one_another():
    streams = {
        "SPARK_DRIVER/stderr": b"a\n",
        "SPARK_DRIVER/stdout": b"b\n",
        "SPARK_EXECUTOR/1/stderr": b"c\n",
    }
    assert dress(streams, ("without:SPARK_EXECUTOR", "merge", "prefix:| ")) == {
        "SPARK_DRIVER/stdout": b"| a\n| b\n"
    }


@pytest.mark.parametrize(
    ("step", "first"),
    [
        (
            "airflow:daily",
            b"[2026-11-21T08:00:00.000+0000] {taskinstance.py:2193} INFO - Starting attempt 1 of 1\n",
        ),
        (
            "kubectl:job-1",
            b"[pod/job-1/spark-kubernetes-driver] 2026-11-21T08:00:00.000000000Z 26/11/21 one <x>\n",
        ),
        ("cri", b"2026-11-21T08:00:00.000000000Z stderr F 26/11/21 one <x>\n"),
        ("jenkins", b"[Pipeline] sh\n"),
        ("syslog:spark", b"Nov 21 08:00:00 ip-10-0-3-41 spark[4121]: 26/11/21 one <x>\n"),
        ("insights", b"@timestamp,@message\n"),
        ("colour", b"\x1b[32m26/11/21 one <x>\x1b[0m\n"),
        ("wrap:9", b"26/11/21 \n"),
        ("escape", b"26/11/21 one &lt;x&gt;\n"),
    ],
)
def test_a_console_shows_lines_in_its_form(step, first):
    streams = dress({"SPARK_DRIVER/stderr": b"26/11/21 one <x>\n"}, (step,))
    assert streams["SPARK_DRIVER/stderr"].splitlines(keepends=True)[0] == first


def test_a_console_leaves_an_empty_stream_empty():
    assert dress({"SPARK_DRIVER/stdout": b""}, ("jenkins",)) == {"SPARK_DRIVER/stdout": b""}


def test_times_take_another_form():
    streams = {"SPARK_DRIVER/stderr": b"26/11/21 08:00:01 INFO A: b\n"}
    assert dress(streams, ("stamp:epoch",)) == {"SPARK_DRIVER/stderr": b"1795248001000 INFO A: b\n"}
    assert dress(streams, ("stamp:%d.%m.%Y %H:%M",)) == {
        "SPARK_DRIVER/stderr": b"21.11.2026 08:00 INFO A: b\n"
    }


def test_an_event_keeps_the_line_as_its_message():
    streams = dress({"SPARK_DRIVER/stderr": b'a "b"\n'}, ("cloudwatch:s",))
    assert b'"message": "a \\"b\\""' in streams["SPARK_DRIVER/stderr"]


def test_output_stands_inside_the_errors_before_the_match():
    streams = {"SPARK_DRIVER/stderr": b"a\nstop\n", "SPARK_DRIVER/stdout": b"b\n"}
    merged = {"SPARK_DRIVER/stderr": b"a\nb\nstop\n", "SPARK_DRIVER/stdout": b""}
    assert dress(streams, ("interleave:stop",)) == merged


def test_rotated_pieces_together_are_the_stream():
    streams = dress({"SPARK_DRIVER/stderr": b"1\n2\n3\n"}, ("rolled:2",))
    assert streams == {
        "SPARK_DRIVER/archived/stderr_0": b"1\n2\n",
        "SPARK_DRIVER/stderr": b"3\n",
        "SPARK_DRIVER/stdout": b"",
    }


def test_a_notebook_names_its_cells():
    streams = dress(
        {
            "SPARK_DRIVER/stdout": b'Traceback (most recent call last):\n  File "/tmp/spark-1/a.py", line 3, in f\n'
        },
        ("databricks",),
    )
    assert streams["SPARK_DRIVER/stdout"].endswith(b"File <command-4183022119>:3, in f\n")


@pytest.mark.parametrize(
    ("step", "first"),
    [
        (
            "airflow3",
            b'{"timestamp": "2026-11-21T08:00:00.000000Z", "level": "info", "event": "a WARN b", "logger": "task.stdout"}',
        ),
        ("prefect:daily", b"08:00:00.000 | INFO    | Task run 'shell-0' - a WARN b"),
        (
            "journal:etl.service",
            b'{"__REALTIME_TIMESTAMP": "1795248000000000", "_SYSTEMD_UNIT": "etl.service", "PRIORITY": "6", "MESSAGE": "a WARN b"}',
        ),
        ("newest", b"c"),
        ("keep:c", b"c"),
        ("progress", b"[Stage 0:==================>" + b" " * 39 + b"(0 + 2) / 8]\ra WARN b"),
        ("utf16", b"\xff\xfea\x00 \x00W\x00A\x00R\x00N\x00 \x00b\x00\r\x00"),
    ],
)
def test_an_export_shows_lines_in_its_form(step, first):
    streams = dress({"SPARK_DRIVER/stderr": b"a WARN b\nc\n"}, (step,))
    assert streams["SPARK_DRIVER/stderr"].split(b"\n")[0] == first


def test_the_trace_of_a_job_has_sections():
    streams = dress({"SPARK_DRIVER/stderr": b"a\n"}, ("gitlab",))
    assert streams["SPARK_DRIVER/stderr"].splitlines()[-1].endswith(b"ERROR: Job failed: exit code 1")
    assert b"\n2026-11-21T08:00:00.000000Z 01O a\n" in streams["SPARK_DRIVER/stderr"]


def test_a_long_stream_loses_its_middle():
    streams = {"SPARK_DRIVER/stderr": b"1\n2\n3\n4\n"}
    assert dress(streams, ("elide:1",)) == {"SPARK_DRIVER/stderr": b"1\n... 2 lines omitted ...\n4\n"}


def test_one_terminal_mixes_both_streams():
    streams = {"SPARK_DRIVER/stderr": b"1\n2\n3\n", "SPARK_DRIVER/stdout": b"a\nb\n"}
    mixed = {"SPARK_DRIVER/stderr": b"1\n2\na\n3\nb\n", "SPARK_DRIVER/stdout": b""}
    assert dress(streams, ("braid:2",)) == mixed


def test_an_aggregated_log_holds_both_streams():
    streams = dress(
        {"SPARK_DRIVER/stderr": b"e\n", "SPARK_DRIVER/stdout": b"o\n"}, ("yarn:container_1_0001_01_000001",)
    )
    assert b"LogType:stderr\n" in streams["SPARK_DRIVER/stdout"]
    assert streams["SPARK_DRIVER/stdout"].count(b"End of LogType:") == 2
    assert streams.keys() == {"SPARK_DRIVER/stdout"}


def test_a_batch_answers_with_its_lines():
    streams = dress({"SPARK_DRIVER/stderr": b"e\n", "SPARK_DRIVER/stdout": b"o\n"}, ("livy:7",))
    assert streams == {
        "SPARK_DRIVER/stdout": b'{"id": 7, "from": 0, "total": 4, "log": ["stdout: ", "o", "\\nstderr: ", "e"]}\n'
    }
