"""What Spark's own loggers say of executors, tasks and jobs."""

import pytest

from emrdx.signals.spark import exit_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Command exited with code 52", 52),
        ("Container killed on request. Exit code is 137", 137),
        ("Container marked as failed: c_5 on host: h. Exit status: 143. Diagnostics: stopped", 143),
        ("Container exited with a non-zero exit code 134", 134),
        ("Job failed. ExitCode: 1. Last few exceptions", 1),
        ("exitCode=139", 139),
        ("the worker was killed by signal 9", 137),
        ("task finished in 52 ms", None),
    ],
)
def test_an_exit_code_is_read_in_every_wording(text: str, code: int | None) -> None:
    assert exit_code(text) == code
