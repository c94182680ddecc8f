"""Notes on lines that were left out are told from lines of a log."""

import pytest

from emrdx.signals.carriage.gaps import is_gap


@pytest.mark.parametrize(
    "line",
    [
        "... 17 lines omitted ...",
        "[... 230 lines truncated ...]",
        "<120 more lines>",
        "===== 1,204 lines hidden =====",
        "[Truncated: 2 MB]",
        "--- snip ---",
        "<snip>",
        "[...]",
        "…",
        "--",
    ],
)
def test_a_note_on_lines_left_out(line: str) -> None:
    assert is_gap(line)


@pytest.mark.parametrize(
    "line",
    [
        "\t... 12 more",
        "3 rows skipped",
        "2 lines removed from input",
        "-----",
        "+---+",
        "",
        "cut",
        "...done",
        "output truncated",
    ],
)
def test_a_line_of_a_log(line: str) -> None:
    assert not is_gap(line)
