"""Traces on one line are read as the lines that they were."""

from tests.carried import texts

from emrdx.signals.carriage.joining import unjoined
from emrdx.signals.carriage.lines import Line


def apart(line: str) -> list[str]:
    return texts(unjoined([Line(1, line)]))


def test_a_jvm_s_trace_on_one_line_has_its_frames_and_causes() -> None:
    assert apart(
        "java.lang.RuntimeException: no load at com.acme.Job.run(Job.java:7) at com.acme.Job.main(Job.java:3)"
        " Caused by: java.io.IOException: short read at com.acme.Reader.next(Reader.scala:40) ... 2 more"
    ) == [
        "java.lang.RuntimeException: no load",
        "\tat com.acme.Job.run(Job.java:7)",
        "\tat com.acme.Job.main(Job.java:3)",
        "Caused by: java.io.IOException: short read",
        "\tat com.acme.Reader.next(Reader.scala:40)",
        "... 2 more",
    ]


def test_a_traceback_on_one_line_has_its_frames_and_its_exception() -> None:
    assert apart(
        'Traceback (most recent call last):   File "/a/job.py", line 3, in <module>     load()'
        '   File "/a/job.py", line 2, in load     open(path) FileNotFoundError: [Errno 2] No such file'
    ) == [
        "Traceback (most recent call last):",
        '  File "/a/job.py", line 3, in <module>     load()',
        '  File "/a/job.py", line 2, in load     open(path)',
        "FileNotFoundError: [Errno 2] No such file",
    ]


def test_a_sentence_that_names_a_place_in_the_code_stays_one() -> None:
    line = "26/11/21 06:42:31 INFO DAGScheduler: Got job 0 (collect at Job.scala:7) at com.acme.Job.run(Job.java:7)"
    assert apart(line) == [line]
