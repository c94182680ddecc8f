"""The salient lines of a view, taken in order of place."""

from emrdx.evidence.salience import Hit, Worth, place, worth


class Marks:
    """Hits in order of place; those from `index` on are not yet passed."""

    __slots__ = ("hits", "index")

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.index = 0

    def next_place(self) -> int:
        """Where the next hit is; -1 where there is none."""
        return place(self.hits[self.index]) if self.index < len(self.hits) else -1

    def worth(self, end: int) -> Worth | None:
        """Passes every hit before `end` and gives the highest worth among them."""
        highest: Worth | None = None
        while self.index < len(self.hits) and place(self.hits[self.index]) < end:
            one = worth(self.hits[self.index])
            if highest is None or one > highest:
                highest = one
            self.index += 1
        return highest
