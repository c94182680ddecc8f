"""Other things that were seen and did not end the run: a closed list, declared like rules.

Each note looks at records by logger and text; those of AWS and Spark are stable over releases.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, LiteralString

from emrdx.diagnosis.answer.proof import Proof
from emrdx.diagnosis.knowledge.holding import compiled
from emrdx.model import SourceStatus
from emrdx.redaction import Redacted, identifier, join, literal
from emrdx.redaction.personal import TYPES as PERSONAL
from emrdx.schemas import EvidenceLine, Note
from emrdx.signals.model import Record, Signals
from emrdx.signals.spark import later


@dataclass(frozen=True, slots=True)
class NoteRule:
    """What to look for: RE2 on a record's message, optionally by logger, with the sentence to say. What is to be
    `recovered` from counts where a Spark job finished after it.
    """

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
EXECUTORS_RECOVERED: Final = "executors_lost_and_recovered"
CREDENTIAL_PRINTED: Final = "credential_printed"
LOGS_PARTIAL: Final = "logs_partial"
ALL_IDS: Final = (*(rule.id for rule in NOTES), EXECUTORS_RECOVERED, CREDENTIAL_PRINTED, LOGS_PARTIAL)
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
    finished = _last_finished(signals)
    for rule in NOTES:
        records = [
            record
            for record in _seen(rule, signals.records)
            if record is not root and (not rule.recovered or _is_before(record, finished))
        ]
        if records:
            ids = tuple(name for record in records[:2] for name in proof.cite(record, [record.place.line]))
            found.append(Note(id=literal(rule.id), text=literal(rule.text), evidence=ids))
    found += _recovered(signals, proof)
    found += _credentials(redacted, proof.lines)
    if any(status.lacking for status in statuses):
        text = literal("Part of the logs could not be read: see coverage")
        found.append(Note(id=literal(LOGS_PARTIAL), text=text))
    return tuple(found)


def _seen(rule: NoteRule, records: Iterable[Record]) -> Iterator[Record]:
    pattern = compiled(rule.pattern)
    for record in records:
        if record.bare or (rule.logger and record.logger not in rule.logger):
            continue
        if pattern.search(record.message):
            yield record


def _last_finished(signals: Signals) -> Record | None:
    """The record that tells of the last Spark job that finished."""
    place = signals.course.last_job_finished
    return next((record for record in signals.records if record.place == place), None)


def _is_before(record: Record, other: Record | None) -> bool:
    """Whether a record stands before another of its source or, in another source with the same clock form, was written
    before it.
    """
    if other is None:
        return False
    if record.place.ref.path == other.place.ref.path:
        return record.place.line < other.place.line
    return bool(record.time) and len(record.time) == len(other.time) and record.time < other.time


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
    return [Note(id=literal(CREDENTIAL_PRINTED), text=text, evidence=ids)]


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
    return [Note(id=literal(EXECUTORS_RECOVERED), text=text, evidence=tuple(ids))]
