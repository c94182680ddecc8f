"""Other things that were seen and did not end the run: a closed list, declared like rules.

Each note looks at records by logger and text; those of AWS and Spark are stable over releases.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, LiteralString

from emrdx.diagnosis.holding import compiled
from emrdx.diagnosis.proof import Proof
from emrdx.model import SourceStatus
from emrdx.redaction import Redacted, identifier, join, literal
from emrdx.redaction.personal import TYPES as PERSONAL
from emrdx.schemas import EvidenceLine, Note
from emrdx.signals.model import Record, Signals
from emrdx.signals.spark import later


@dataclass(frozen=True, slots=True)
class NoteRule:
    """What to look for: RE2 on a record's message, optionally by logger, with the sentence to say."""

    id: LiteralString
    pattern: LiteralString
    text: LiteralString
    logger: tuple[str, ...] = ()
    recovered: bool = False


NOTES: Final = (
    NoteRule(
        "shuffle_spill",
        r"(?i)\bspill(?:ing|ed)\b",
        "Data was spilled from memory to disk: slower, but no failure",
    ),
    NoteRule(
        "data_skew",
        r"(?i)\bskewed\b.*partition|partition.*\bskew",
        "Partitions are skewed",
        ("OptimizeSkewedJoin", "ShufflePartitionsUtil"),
    ),
    NoteRule(
        "throttled_and_recovered",
        r"(?i)slow ?down|throttl|rate exceeded|too many requests",
        "A service throttled calls",
        recovered=True,
    ),
    NoteRule(
        "capacity_waits",
        r"maximumCapacity|ApplicationMaxCapacity|has not accepted any resources|ServiceQuotaExceeded",
        "The run waited for workers",
        recovered=True,
    ),
    NoteRule(
        "deprecated_setting",
        r"(?i)has been deprecated|is deprecated",
        "A deprecated setting is in use",
        ("SparkConf", "SQLConf", "Configuration.deprecation", "deprecation"),
    ),
)
RECOVERED_EXECUTORS: Final = "executors_lost_and_recovered"
ALL_IDS: Final = (
    *(rule.id for rule in NOTES),
    RECOVERED_EXECUTORS,
    "credential_printed",
    "logs_partial",
)
CREDENTIALS_NAMED: Final = 4


def notes(
    signals: Signals,
    proof: Proof,
    statuses: Iterable[SourceStatus],
    redacted: Iterable[str],
    root: Record | None,
) -> tuple[Note, ...]:
    """The notes that the evidence supports, in the order of the list. `redacted`: the types that were removed."""
    found: list[Note] = []
    for rule in NOTES:
        records = [record for record in _seen(rule, signals.records) if record is not root]
        if records:
            ids = tuple(name for record in records[:2] for name in proof.cite(record, [record.place.line]))
            found.append(Note(id=literal(rule.id), text=literal(rule.text), evidence=ids))
    found += _recovered(signals, proof)
    found += _credentials(redacted, proof.lines)
    if any(status.lacking for status in statuses):
        found.append(
            Note(id=literal("logs_partial"), text=literal("Part of the logs could not be read: see coverage"))
        )
    return tuple(found)


def _seen(rule: NoteRule, records: Iterable[Record]) -> Iterator[Record]:
    pattern = compiled(rule.pattern)
    for record in records:
        if record.bare or (rule.logger and record.logger not in rule.logger):
            continue
        if pattern.search(record.message):
            yield record


def _credentials(redacted: Iterable[str], lines: Sequence[EvidenceLine]) -> list[Note]:
    """Which credentials were printed, by type and place. Personal data is removed too, but is no credential."""
    types = sorted(set(redacted) - PERSONAL)
    if not types:
        return []
    shown = [(name, _first_with(name, lines)) for name in types[:CREDENTIALS_NAMED]]
    named = join(", ", [_placed(name, line) for name, line in shown])
    text = join(
        "",
        [
            literal("A credential was printed in the log: "),
            named,
            literal("; rotate it, and stop printing it"),
        ],
    )
    ids = tuple(dict.fromkeys(line.id for _, line in shown if line is not None))
    return [Note(id=literal("credential_printed"), text=text, evidence=ids)]


def _first_with(name: str, lines: Sequence[EvidenceLine]) -> EvidenceLine | None:
    marks = (f"[redacted:{name}]", f"[redacted:{name}#")
    return next((line for line in lines if any(mark in line.text for mark in marks)), None)


def _placed(name: str, line: EvidenceLine | None) -> Redacted:
    if line is None:
        return identifier(name)
    number = [] if line.line is None else [literal(":"), identifier(str(line.line))]
    return join("", [identifier(name), literal(" at "), line.source, *number])


def _recovered(signals: Signals, proof: Proof) -> list[Note]:
    lost = [one for one in signals.executors_lost if later(signals.course.last_job_finished, one.place)]
    if not lost:
        return []
    places = {(one.place.ref.path, one.place.line) for one in lost[:2]}
    ids: list[Redacted] = []
    for record in signals.records:
        if (record.place.ref.path, record.place.line) in places:
            ids += proof.cite(record, [record.place.line])
    text = literal("Executors were lost and Spark recovered")
    return [Note(id=literal("executors_lost_and_recovered"), text=text, evidence=tuple(ids))]
