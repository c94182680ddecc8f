"""Rules against facts: which rules hold for an exception, a line, an exit code, a state text.

Patterns compile on first use; rules on exceptions are indexed by type and rules on lines by one RE2 set, so
that the work is linear in the text and grows with the rules that can hold, not with all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, Final

import re2

from emrdx.diagnosis.rules import Bound, Rank, Rule, RuleSet, ServiceClause, When
from emrdx.signals.errno import in_english
from emrdx.signals.model import Language, Level, Link, Place, Record, Where, simple_name
from emrdx.signals.spoken import own_words

_LEVELS: Final = {"": Level.TRACE, "info": Level.INFO, "warn": Level.WARN, "error": Level.ERROR}
PATTERN_TEXT: Final = 8000
TYPES_KEPT: Final = 512


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


@cache
def compiled(pattern: str) -> Any:
    """An RE2 pattern; `.` matches line ends, `^` and `$` match at lines."""
    options = re2.Options()
    options.dot_nl = True
    options.one_line = False
    options.never_nl = False
    options.log_errors = False
    return re2.compile("(?m)" + pattern, options)


class Matcher:
    """A rule set made ready to match."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._by_type: dict[str, list[Bound]] = {}
        self._any_type: list[Bound] = []
        self._lines: list[Bound] = []
        self._stated: list[Bound] = []
        self._exits: list[Bound] = []
        self._details: list[Bound] = []
        self._runs: list[Bound] = []
        # A log repeats its exceptions.
        self._suited = lru_cache(maxsize=TYPES_KEPT)(self.suiting)
        for bound in rules.bound:
            self._file(bound)

    def _file(self, bound: Bound) -> None:
        when = bound.rule.when
        if bound.rule.stated:
            self._stated.append(bound)
        if when.line:
            self._lines.append(bound)
        elif when.exit:
            self._exits.append(bound)
        elif when.run:
            self._runs.append(bound)
        elif when.details:
            self._details.append(bound)
        elif when.exception and not any("*" in name for name in when.exception):
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
        return [bound for bound in filed if _type_holds(bound.rule, type_name, language)]

    @cached_property
    def _untyped(self) -> list[Bound]:
        """The rules that need no exception's type and are not among those that words suffice for."""
        return [bound for bound in self._any_type if not bound.rule.stated]

    @cached_property
    def _line_set(self) -> Any:
        options = re2.Options()
        options.log_errors = False
        patterns = re2.Set.SearchSet(options)
        for bound in self._lines:
            patterns.Add("(?ms)" + bound.rule.when.line)
        patterns.Compile()
        return patterns

    def record(self, record: Record) -> Iterator[Match]:
        """The rules on lines that hold for a record's message or, where it is printed text, for its lines."""
        if not self._lines:
            return
        texts = (
            enumerate(record.lines) if record.bare else [(0, record.message), *enumerate(record.lines)][:40]
        )
        seen: set[str] = set()
        code_follows = False
        for offset, line in texts:
            # A frame's line of code is no statement: the error texts in it are literals.
            is_code, code_follows = code_follows, line.lstrip().startswith('File "') and ", line " in line
            if not line or is_code or line.startswith(("\tat ", "    at ")):
                continue
            text = in_english(line[:PATTERN_TEXT]) if record.level > Level.INFO else line[:PATTERN_TEXT]
            for index in sorted(self._line_set.Match(text) or ()):
                bound = self._lines[index]
                if bound.rule.id in seen or not _line_holds(bound.rule.when, record, text):
                    continue
                seen.add(bound.rule.id)
                place = Place(record.place.ref, record.place.line + offset)
                yield Match(
                    bound=bound, place=place, text=text, captures=_captures(bound.rule.when.line, text)
                )

    def exit(self, code: int, where: Where, place: Place | None, text: str) -> list[Match]:
        """The rules on a process that ended with a code."""
        return [
            Match(bound=bound, place=place, text=text, captures={"exit_code": str(code)})
            for bound in self._exits
            if code in bound.rule.when.exit and _where_holds(bound.rule.when, where)
        ]

    def details(self, text: str) -> list[Match]:
        """The rules on the service's state text."""
        return [
            Match(bound=bound, place=None, text=text, captures=_captures(bound.rule.when.details, text))
            for bound in self._details
            if compiled(bound.rule.when.details).search(text)
        ]

    def runs(self) -> list[Bound]:
        """The rules on a run's state, times and settings."""
        return self._runs


def _link_match(bound: Bound, link: Link, message: str) -> Match | None:
    when = bound.rule.when
    if not (
        _where_holds(when, link.where)
        and _condition_holds(when, link)
        and (when.service is None or _service_holds(when.service, link))
        and _text_holds(when, link, message)
    ):
        return None
    captures = _captures(when.message, message) if when.message else {}
    return Match(bound=bound, place=link.place, text=link.message, captures=captures, link=link)


def _type_holds(rule: Rule, type_name: str, language: Language) -> bool:
    """Whether an exception's type and language suit a rule; a statement has no type to suit it."""
    when = rule.when
    if rule.stated and not type_name:
        return True
    if when.language and language != when.language:
        return False
    return not when.exception or any(_named(name, type_name) for name in when.exception)


def _named(name: str, type_name: str) -> bool:
    if name.startswith("*") or name.endswith("*"):
        bare = name.strip("*")
        if name.startswith("*") and name.endswith("*"):
            return bare in type_name
        return type_name.endswith(bare) if name.startswith("*") else type_name.startswith(bare)
    return type_name == name or type_name.endswith("." + name) or simple_name(type_name) == name


def _where_holds(when: When, where: Where) -> bool:
    return not when.where or where in when.where


def _condition_holds(when: When, link: Link) -> bool:
    if when.condition:
        heads = {link.condition, link.condition.partition(".")[0]}
        if not any(
            name in heads or (name.endswith("*") and link.condition.startswith(name[:-1]))
            for name in when.condition
        ):
            return False
    return not when.sqlstate or (bool(link.sqlstate) and link.sqlstate.startswith(when.sqlstate))


def _service_holds(clause: ServiceClause, link: Link) -> bool:
    error = link.service_error
    return error is not None and (
        (not clause.name or error.service in clause.name)
        and (
            not clause.code
            or error.code in clause.code
            or error.code.removesuffix("Exception") in clause.code
        )
        and (not clause.status or error.status in clause.status)
        and (not clause.operation or error.operation in clause.operation)
        and (not clause.action or error.action.startswith(clause.action))
    )


def _text_holds(when: When, link: Link, message: str) -> bool:
    if when.message and not compiled(when.message).search(message):
        return False
    if when.not_message and compiled(when.not_message).search(message):
        return False
    if when.frame and not any(compiled(when.frame).search(frame) for frame in link.frames):
        return False
    if when.root_frame and not (link.root_frame and compiled(when.root_frame).search(link.root_frame)):
        return False
    return not (when.not_frame and any(compiled(when.not_frame).search(frame) for frame in link.frames))


def _line_holds(when: When, record: Record, text: str) -> bool:
    if when.role and record.place.role not in when.role:
        return False
    if when.logger and record.logger not in when.logger:
        return False
    if record.level < _LEVELS[when.level]:
        return False
    return not (when.not_line and compiled(when.not_line).search(text))


def _captures(pattern: str, text: str) -> dict[str, str]:
    match = compiled(pattern).search(text)
    return {name: value for name, value in match.groupdict().items() if value} if match else {}
