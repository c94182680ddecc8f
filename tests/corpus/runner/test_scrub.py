"""Scrubbing and dressing: what may change in a log, and what must not."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        f"corpus_runner_{name}", Path(__file__).parent / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


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
