"""What consoles put around a log is none of it."""

import pytest
from tests.carried import own

LOG = [
    "26/11/21 06:42:31 ERROR Utils: Aborting task",
    "java.lang.IllegalStateException: total is null",
    "\tat com.acme.Job.run(Job.java:7)",
]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            ["[Pipeline] sh"],
            [
                "[Pipeline] }",
                "[Pipeline] // node",
                "[Pipeline] End of Pipeline",
                "ERROR: script returned exit code 1",
                "Finished: FAILURE",
            ],
        ),
        (["##[group]Run make load"], ["##[endgroup]", "##[error]Process completed with exit code 1."]),
        (["section_start:1795243638:step_script"], ["ERROR: Job failed: exit code 1"]),
    ],
)
def test_a_ci_server_s_own_lines_are_left_out(above: list[str], below: list[str]) -> None:
    assert own([*above, *LOG, *below]) == LOG


def test_the_sides_of_a_box_are_taken_off() -> None:
    boxed = [LOG[0].ljust(60) + "│", *("│ " + line.replace("\t", "    ").ljust(58) + "│" for line in LOG[1:])]
    assert own([" " + boxed[0], *boxed[1:]]) == [line.replace("\t", "    ") for line in LOG]


def test_a_console_s_word_on_the_exit_code_alone_is_kept() -> None:
    assert own(["ERROR: script returned exit code 1"]) == ["ERROR: script returned exit code 1"]


def test_what_azure_pipelines_puts_before_standard_error_is_left_out() -> None:
    lines = [
        "##[section]Starting: Submit",
        *(f"##[error]{line}" for line in LOG),
        "##[section]Finishing: Submit",
    ]
    assert own(lines) == list(LOG)
