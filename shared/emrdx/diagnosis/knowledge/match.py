"""Rules against facts: which rules hold for an exception, a line, an exit code, a state text.

Patterns compile on first use; rules on exceptions are indexed by type and rules on lines by one RE2 set, so
that the work is linear in the text and grows with the rules that can hold, not with all of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Final

import re2

from emrdx.diagnosis.knowledge.holding import (
    captures,
    compiled,
    line_holds,
    link_holds,
    type_holds,
    where_holds,
)
from emrdx.diagnosis.knowledge.rules import Bound, Fact, Rank, RuleSet, fact_of
from emrdx.signals.errno import in_english
from emrdx.signals.model import Language, Level, Link, Place, Record, Where, simple_name
from emrdx.signals.spoken import own_words

PATTERN_TEXT: Final = 8000
TYPES_KEPT: Final = 512
# A record of Spark's own with more lines holds a plan, a schema or a thread dump: what is said of it stands above it,
# or below.
HEAD_LINES: Final = 40
TAIL_LINES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that holds for a fact, with what its patterns captured."""

    bound: Bound
    place: Place | None
    text: str
    captures: Mapping[str, str] = field(default_factory=dict[str, str])
    link: Link | None = None

    @property
    def kind(self) -> str:
        return self.bound.kind

    @property
    def rank(self) -> Rank:
        return self.bound.rule.rank_value

    @property
    def order(self) -> int:
        return self.bound.order


class Matcher:
    """A rule set made ready to match."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._by_type: dict[str, list[Bound]] = {}
        self._any_type: list[Bound] = []
        self._of: defaultdict[Fact, list[Bound]] = defaultdict(list)
        self._stated: list[Bound] = []
        # A log repeats its exceptions.
        self._suited = lru_cache(maxsize=TYPES_KEPT)(self.suiting)
        for bound in rules.bound:
            self._file(bound)

    def _file(self, bound: Bound) -> None:
        when, fact = bound.rule.when, fact_of(bound.rule.when)
        self._of[fact].append(bound)
        if bound.rule.stated:
            self._stated.append(bound)
        if fact != "exception":
            return
        if when.exception and not any("*" in name for name in when.exception):
            for name in {simple_name(each) for each in when.exception}:
                self._by_type.setdefault(name, []).append(bound)
        else:
            self._any_type.append(bound)

    def link(self, link: Link) -> list[Match]:
        """The rules that hold for an exception, best first."""
        message = in_english(own_words(link)[:PATTERN_TEXT])
        named = bool(link.type or link.condition) or link.service_error is not None
        suited = self._suited(link.type, link.language) if named else self._stated
        found = [match for bound in suited if (match := _link_match(bound, link, message)) is not None]
        return sorted(found, key=lambda match: (-match.rank, match.order))

    def suiting(self, type_name: str, language: Language) -> list[Bound]:
        """The rules that an exception's type, or a statement without one, and its language leave."""
        if type_name:
            filed = [*self._by_type.get(simple_name(type_name), ()), *self._any_type]
        else:
            filed = [*self._stated, *self._untyped]
        return [bound for bound in filed if type_holds(bound.rule, type_name, language)]

    @cached_property
    def _untyped(self) -> list[Bound]:
        """The rules that need no exception's type and are not among those that words suffice for."""
        return [bound for bound in self._any_type if not bound.rule.stated]

    @cached_property
    def _line_set(self) -> Any:
        options = re2.Options()
        options.log_errors = False
        patterns = re2.Set.SearchSet(options)
        for bound in self._of["line"]:
            patterns.Add("(?ms)" + bound.rule.when.line)
        patterns.Compile()
        return patterns

    def record(self, record: Record) -> Iterator[Match]:
        """The rules on lines that hold for a record's message or, where it is printed text, for its lines."""
        rules = self._of["line"]
        if not rules:
            return
        seen: set[str] = set()
        code_follows = False
        for offset, line in _read(record):
            # A frame's line of code is no statement: the error texts in it are literals.
            is_code, code_follows = code_follows, line.lstrip().startswith('File "') and ", line " in line
            if not line or is_code or line.startswith(("\tat ", "    at ")):
                continue
            text = in_english(line[:PATTERN_TEXT]) if record.level > Level.INFO else line[:PATTERN_TEXT]
            for index in sorted(self._line_set.Match(text) or ()):
                bound = rules[index]
                if bound.rule.id in seen or not line_holds(bound.rule.when, record, text):
                    continue
                seen.add(bound.rule.id)
                place = Place(record.place.ref, record.place.line + offset)
                found = captures(bound.rule.when.line, text)
                yield Match(bound=bound, place=place, text=text, captures=found)

    def exit(self, code: int, where: Where, place: Place | None, text: str) -> list[Match]:
        """The rules on a process that ended with a code."""
        return [
            Match(bound=bound, place=place, text=text, captures={"exit_code": str(code)})
            for bound in self._of["exit"]
            if code in bound.rule.when.exit and where_holds(bound.rule.when, where)
        ]

    def details(self, text: str) -> list[Match]:
        """The rules on the service's state text."""
        return [
            Match(bound=bound, place=None, text=text, captures=captures(bound.rule.when.details, text))
            for bound in self._of["details"]
            if compiled(bound.rule.when.details).search(text)
        ]

    def runs(self) -> list[Bound]:
        """The rules on a run's state, times and settings."""
        return self._of["run"]


def _link_match(bound: Bound, link: Link, message: str) -> Match | None:
    when = bound.rule.when
    if not link_holds(when, link, message):
        return None
    found = captures(when.message, message) if when.message else {}
    return Match(bound=bound, place=link.place, text=link.message, captures=found, link=link)


def _read(record: Record) -> Iterator[tuple[int, str]]:
    """The texts of a record that rules on lines look at, with their offsets: its message and its lines."""
    if not record.bare:
        yield 0, record.message
    count = len(record.lines)
    cut = not record.bare and count > HEAD_LINES + TAIL_LINES
    for at in chain(range(HEAD_LINES), range(count - TAIL_LINES, count)) if cut else range(count):
        yield at, record.lines[at]
