"""A stream may say more kinds of things than are counted: then some that were seen before make room."""

import gc
import weakref

import pytest

from emrdx.evidence.budget import WindowBudget
from emrdx.evidence.salience import Worth
from emrdx.evidence.view import View
from emrdx.evidence.window import Window
from emrdx.evidence.windows import keep

INFO = b"26/08/26 01:15:00 INFO TaskSetManager: Finished task 3.0 in stage 3.0 (TID 7) in 14 ms\n" * 8
AGAIN = 200


@pytest.fixture(autouse=True)
def few_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emrdx.evidence.budget._GROUPS", 40)
    monkeypatch.setattr("emrdx.evidence.ends.HEAD_BYTES", 100)
    monkeypatch.setattr("emrdx.evidence.ends.TAIL_BYTES", 100)


def error(table: str) -> bytes:
    return INFO + b"26/08/26 02:00:00 ERROR Loader: table %s is not there\n" % table.encode()


def errors(first: int, end: int) -> bytes:
    """Each of another table, whose name has no digits: numbers make no difference between heads."""
    return b"".join(
        error("".join(chr(ord("g") + int(digit)) for digit in str(number))) for number in range(first, end)
    )


def test_what_is_said_again_after_it_was_forgotten_is_kept_and_counted_anew() -> None:
    before = errors(0, 15) + error("zzz") * 20 + errors(15, 200)
    kept = keep([before + error("zzz") * AGAIN + INFO], block_bytes=4096)
    again = [
        segment
        for segment in kept.segments
        if segment.first_line > before.count(b"\n") and any("table zzz" in line for line in segment.lines)
    ]
    assert [segment.repeats for segment in again] == [AGAIN] * 6


def test_a_forgotten_group_holds_no_view() -> None:
    class Watched(View):
        __slots__ = ("__weakref__",)

    budget = WindowBudget()
    groups = [budget.add(str(number).encode(), Window(number, Worth.ERROR, 0, ())) for number in range(40)]
    views = [Watched(b"x\n", 0, 1) for _ in groups]
    for group, view in zip(groups, views, strict=True):
        group.last.append((view, 0, 1))
    watched = [weakref.ref(view) for view in views]
    del view, views
    budget.add(b"one more", Window(40, Worth.ERROR, 0, ()))
    gc.collect()
    assert [ref() is None for ref in watched] == [group.forgotten for group in groups]
    assert any(group.forgotten for group in groups)
