"""The salient records of a stream, view by view, put into the budget."""

from typing import TYPE_CHECKING, Final

from emrdx.evidence.budget import Group, WindowBudget
from emrdx.evidence.heads import head_key
from emrdx.evidence.marks import Marks
from emrdx.evidence.repeats import Repeats
from emrdx.evidence.view import View
from emrdx.evidence.window import window_of

if TYPE_CHECKING:
    from emrdx.evidence.records import Excerpt

_HELD_VIEWS: Final = 24


class Walk:
    """The state between two views: the record that has not ended, and the repeats that are known."""

    def __init__(self, budget: WindowBudget) -> None:
        self._budget = budget
        self._repeats = Repeats()
        self._record: Excerpt | None = None
        self._lead: tuple[bytes, ...] = ()
        self._order = 0
        self._floor = 0  # where the last record ended, as an offset in the stream of lines
        self._views: list[int] = []  # offsets of the views that sightings may point at

    @property
    def open(self) -> bool:
        """Whether a record waits for its next lines."""
        return self._record is not None

    def look(self, view: View, marks: Marks) -> None:
        """Takes in the lines of a view from its mark on."""
        position = view.mark
        if self._record is not None:
            position, _ = self._continue(view, position, marks)
        while marks.next_place() >= 0:
            passed, candidate = self._repeats.take(view, position, marks)
            if passed != position:
                position, self._floor = passed, view.offset + passed
            if candidate is not None and view.begins_record(candidate.start):
                position, group = self._continue(view, self._begin(view, candidate.start, marks), marks)
                if group is not None and group.saturated and position == candidate.end + 1:
                    self._repeats.learn(candidate, group)
            elif (place := marks.next_place()) >= 0:
                start = max(view.data.rfind(b"\n", position, place) + 1, position)
                start = view.record_start(start, max(0, self._floor - view.offset))
                position, _ = self._continue(view, self._begin(view, start, marks), marks)
        self._views.append(view.offset)
        if len(self._views) > _HELD_VIEWS:
            self._budget.resolve(before=self._views[_HELD_VIEWS // 2])
            del self._views[: _HELD_VIEWS // 2]

    def close(self) -> Group | None:
        """Ends the open record and returns the group that it went to."""
        record, self._record = self._record, None
        if record is None or record.worth is None:
            return None
        return self._budget.add(head_key(record), window_of(record, self._lead, record.worth, self._order))

    def _begin(self, view: View, start: int, marks: Marks) -> int:
        """Begins the record at `start` and returns where its second line is."""
        self._record, self._lead = view.record(start, marks), view.lead(start)
        self._order = view.offset + start
        return view.data.find(b"\n", start) + 1

    def _continue(self, view: View, position: int, marks: Marks) -> tuple[int, Group | None]:
        """Reads on until a salient record has ended: where that was, and the group that it went to."""
        while self._record is not None:
            position, ended = view.extend(self._record, position, marks)
            if not ended:
                break
            self._floor = view.offset + position
            group = self.close()
            if group is not None:
                return position, group
            position = self._begin(view, position, marks)
        return position, None
