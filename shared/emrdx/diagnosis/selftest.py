"""Runs every rule's own examples and counter-examples: `emrdx rules test`.

python -m emrdx.diagnosis.selftest [FILE…]
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from emrdx.diagnosis.answer.fingerprint import normalised
from emrdx.diagnosis.knowledge.match import Matcher
from emrdx.diagnosis.knowledge.predicates import PREDICATES
from emrdx.diagnosis.knowledge.rules import (
    Bound,
    Example,
    InvalidRulesError,
    RuleSet,
    built_in,
    parse,
)
from emrdx.diagnosis.rule_sets import faults, rule_set
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.signals import scan
from emrdx.signals.model import Where
from emrdx.signals.spoken import in_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the self-test found: examples and counter-examples run, and every failure in one line."""

    examples: int
    counters: int
    failures: tuple[str, ...]


def run(rules: RuleSet) -> Outcome:
    """Every rule's own form, and where all are of it, every example of every rule."""
    matcher = Matcher(rules)
    examples = counters = 0
    failures = list(faults(rules))
    if failures:
        return Outcome(0, 0, tuple(failures))
    seen: dict[str, str] = {}
    for bound in rules.bound:
        for wanted, entries in ((True, bound.rule.examples), (False, bound.rule.counter)):
            for at, entry in enumerate(entries, 1):
                example = entry if isinstance(entry, Example) else Example(text=entry)
                name = f"{bound.rule.id}: {'example' if wanted else 'counter-example'} {at}"
                if holds(bound, example, matcher) is not wanted:
                    failures.append(f"{name} {'does not match' if wanted else 'matches'}")
                form = f"{wanted}{bound.kind}{example.source}{normalised(example.text + example.details)}{example.run}"
                if form in seen:
                    failures.append(f"{name} is alike {seen[form]}")
                seen[form] = name
        examples += len(bound.rule.examples)
        counters += len(bound.rule.counter)
    return Outcome(examples, counters, tuple(failures))


def holds(bound: Bound, example: Example, matcher: Matcher) -> bool:
    """Whether a rule holds for any fact of an example."""
    when = bound.rule.when
    if when.run:
        return PREDICATES[when.run](_run(example)) is not None
    if when.details:
        return any(match.bound is bound for match in matcher.details(example.details))
    signals = scan(_evidence(example))
    if when.exit:
        codes = [one.exit_code for one in signals.executors_lost if one.exit_code is not None]
        return any(
            match.bound is bound for code in codes for match in matcher.exit(code, Where.EXECUTOR, None, "")
        )
    if when.line:
        return any(match.bound is bound for record in signals.records for match in matcher.record(record))
    links = (link for thrown in signals.thrown for link in (*thrown.links, *in_words(thrown)))
    return any(match.bound is bound for link in links for match in matcher.link(link))


def _run(example: Example) -> JobRun:
    from emrdx.runs.describe import job_run

    return job_run({"jobRun": dict(example.run)}, None)


def _evidence(example: Example) -> Evidence:
    role = Role.EXECUTOR if example.source.startswith("SPARK_EXECUTOR") else Role.DRIVER
    stream = Stream.STDOUT if example.source.endswith("stdout") else Stream.STDERR
    ref = SourceRef(path=example.source, role=role, stream=stream)
    segment = Segment(1, tuple(example.text.split("\n")))
    return Evidence(
        run=JobRun(), sources=(SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(segment,)),)
    )


def main(paths: Sequence[str]) -> int:
    """Tests our rules, or only the files given; prints each failure."""
    try:
        if paths:
            kinds = {
                name: kind for path in paths for name, kind in parse(Path(path).read_bytes(), path).items()
            }
            bound = tuple(
                Bound(name, rule, at) for name, kind in kinds.items() for at, rule in enumerate(kind.rules)
            )
            rules = RuleSet({**built_in(), **kinds}, bound)
        else:
            rules = rule_set()
    except InvalidRulesError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    outcome = run(rules)
    for failure in outcome.failures:
        sys.stdout.write(failure + "\n")
    sys.stdout.write(
        f"{len(rules.bound)} rules, {outcome.examples} examples, {outcome.counters} counter-examples, "
        f"{len(outcome.failures)} failures\n"
    )
    return int(bool(outcome.failures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
