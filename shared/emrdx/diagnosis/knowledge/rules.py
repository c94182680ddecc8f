"""The declared knowledge of failures: kinds, their rules with examples, and their fixes.

One YAML file a family lies in `kinds/`; a user's file has the same form. A rule is a condition on one fact: an
exception (`exception`, `condition`, `sqlstate`, `service`), a line of a log (`line`), a process that ended
(`exit`), the service's state text (`details`), or the run's state, times and settings (`run`).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, Literal

import msgspec

from emrdx import __version__

DIGEST_CHARS: Final = 12


class Rank(IntEnum):
    """How much a rule knows: what it names wins over what a rule of lower rank names in the same chain."""

    FALLBACK = 0
    GENERAL = 1
    SPECIFIC = 2
    EXACT = 3


class ServiceClause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A condition on an AWS service's error; every field given must hold."""

    name: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    status: tuple[int, ...] = ()
    action: str = ""
    operation: tuple[str, ...] = ()


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule's condition on one fact (`FIELDS`). Patterns are RE2, searched unanchored. Every field given must hold.

    `exception` names types, simple or qualified, with a `*` at either end allowed; `frame` and `not_frame` look at
    all of an exception's frames, `root_frame` at the innermost, where it was thrown; `where` is `driver`, `task` or
    `executor`; `role` and `level` narrow a `line`.
    """

    exception: tuple[str, ...] = ()
    language: Literal["", "jvm", "python"] = ""
    message: str = ""
    not_message: str = ""
    frame: str = ""
    not_frame: str = ""
    root_frame: str = ""
    where: tuple[Literal["driver", "task", "executor"], ...] = ()
    condition: tuple[str, ...] = ()
    sqlstate: tuple[str, ...] = ()
    service: ServiceClause | None = None
    line: str = ""
    not_line: str = ""
    logger: tuple[str, ...] = ()
    role: tuple[Literal["driver", "executor", "hive_driver", "tez_task"], ...] = ()
    level: Literal["", "info", "warn", "error"] = ""
    exit: tuple[int, ...] = ()
    details: str = ""
    run: str = ""


Fact = Literal["line", "exit", "run", "details", "exception"]

FIELDS: Final[Mapping[Fact, frozenset[str]]] = {
    "line": frozenset({"line", "not_line", "logger", "role", "level"}),
    "exit": frozenset({"exit", "where"}),
    "run": frozenset({"run"}),
    "details": frozenset({"details"}),
    "exception": frozenset(
        {
            *("exception", "language", "message", "not_message", "frame", "not_frame", "root_frame"),
            *("where", "condition", "sqlstate", "service"),
        }
    ),
}
"""The fields that a condition may have, by the fact that it looks at."""
NARROWING: Final = frozenset({"language", "where", "not_message", "not_frame"})
"""The fields of a condition on an exception that name none: the rest of the exceptions, for a rule of rank fallback."""


def given(when: When) -> frozenset[str]:
    """The fields that a condition has."""
    return frozenset(name for name in When.__struct_fields__ if getattr(when, name))


def fact_of(when: When) -> Fact:
    """What a condition looks at: the fact that one of its fields is named after, else an exception."""
    return next((fact for fact in FIELDS if getattr(when, fact)), "exception")


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Text that a rule must match or must not: log lines, or the service's state text with `details`."""

    text: str = ""
    source: str = "SPARK_DRIVER/stderr"
    details: str = ""
    run: Mapping[str, str | int | float] = msgspec.field(default_factory=dict)


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a kind shows.

    `fatal` lines by their nature end the process that prints them. A `stated` rule knows the failure by its words
    alone, so that it also holds where a program printed no more than the message.
    """

    id: str
    when: When
    rank: Literal["exact", "specific", "general", "fallback"] = "specific"
    confidence: Literal["high", "medium", "low"] = "high"
    summary: str = ""
    fatal: bool = False
    stated: bool = False
    retry: Literal["", "yes", "no", "unknown"] = ""
    examples: tuple[str | Example, ...] = ()
    counter: tuple[str | Example, ...] = ()

    @property
    def rank_value(self) -> Rank:
        return Rank[self.rank.upper()]


class FixRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change to make. `advisor` names a function of the closed registry that computes this run's values;
    `rules` limits the fix to findings that these rules decided.
    """

    action: str
    why: str
    check: str
    docs: str = ""
    advisor: str = ""
    config: Mapping[str, str] = msgspec.field(default_factory=dict)
    rules: tuple[str, ...] = ()


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One failure kind: what it is, how it looks, why it happens, how to fix it, and the rules that find it.

    `yields_to` lists the kinds that explain this one: where both are seen, the other is the cause.
    """

    owner: Literal["code", "data", "config", "access", "platform", "unknown", "none"]
    retry: Literal["yes", "no", "unknown", "none"]
    title: str
    what: str = ""
    looks: str = ""
    why: str = ""
    yields_to: tuple[str, ...] = ()
    fixes: tuple[FixRule, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule with the kind it decides for and its place in the order of all rules."""

    kind: str
    rule: Rule
    order: int


@dataclass(frozen=True)
class RuleSet:
    """All kinds and their rules in order of precedence: a user's before ours."""

    kinds: Mapping[str, Kind]
    bound: tuple[Bound, ...]

    @cached_property
    def version(self) -> str:
        """The release of emrdx and a digest of the rules, a user's among them: `0.1.0:5d41402abc4b`.

        Releases are an order; of two digests of one release neither is the newer one.
        """
        said = msgspec.json.encode([self.kinds, [(bound.kind, bound.rule) for bound in self.bound]])
        return f"{__version__}:{hashlib.sha256(said).hexdigest()[:DIGEST_CHARS]}"


class InvalidRulesError(ValueError):
    """A rule file is not of the form; the message names the file and the place."""


def parse(text: bytes | str, name: str) -> dict[str, Kind]:
    """The kinds of one rule file.

    Raises:
        InvalidRulesError: the text is no YAML, or not of the form.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return msgspec.convert(yaml.load(text, loader) or {}, dict[str, Kind])  # noqa: S506 (a safe loader)
    except yaml.YAMLError as error:
        raise InvalidRulesError(f"{name}: {' '.join(str(error).split())}") from error
    except msgspec.ValidationError as error:
        raise InvalidRulesError(f"{name}: {error}") from error


@cache
def built_in() -> dict[str, Kind]:
    """The kinds that ship with emrdx, family by family."""
    kinds: dict[str, Kind] = {}
    folder = files("emrdx.diagnosis").joinpath("kinds")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            kinds.update(parse(file.read_bytes(), file.name))
    return kinds
