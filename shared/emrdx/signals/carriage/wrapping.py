"""What others put before each line of a log: consoles of CI, container runtimes, schedulers, `grep`.

A prefix is learned from the lines: what nearly all of them bear, numbers and levels aside, where what stands
behind it begins records or belongs to exceptions. A few that differ from line to line are declared.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

import re2

from emrdx.signals.carriage.gaps import FILTERS
from emrdx.signals.carriage.lines import Line
from emrdx.signals.exceptions.announced import HEAD
from emrdx.signals.exceptions.frames import OF_EXCEPTION
from emrdx.signals.heads import head_of

SHARE: Final = 0.9
MOST: Final = 0.7
SAMPLE_LINES: Final = 400
LEARNED_LINES: Final = 60
TOKENS: Final = 80
LEAST_LINES: Final = 3
# Of a scheduler's lines.
MOST_LEARNED: Final = 0.6
EXPOSED: Final = 0.2
LONG: Final = 40

# Borne by nearly all lines they are no log's own; those of one form stand here for logs of few lines.
_DECLARED: Final = {
    "container runtimes' files, kubectl logs --timestamps": (
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)(?: (?:stdout|stderr) [FP])?(?: |$)"
    ),
    "Airflow's task logs": r"\[\d{4}-\d\d-\d\d[, T]+\d\d:\d\d:\d\d[^\]]{0,40}\] \{[^}]{1,80}\} [A-Z]{4,8} - ",
    "Jenkins' timestamps": r"\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\] ?",
    "docker compose": r"[a-z][\w.-]{0,40} {1,20}\| ?",
    "kubectl logs --prefix": r"\[pod/[^\]]{1,120}\] ?",
    "syslog, RFC 3164": r"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,80} [\w./-]{1,60}(?:\[\d+\])?: ?",
    "syslog, RFC 5424": r"<\d{1,3}>1 \d{4}-\S{10,40} \S+ \S+ \S+ \S+ (?:-|\[[^\]]*\]) ?",
    "a stream's name": r"\[(?:driver|stdout|stderr)\] ?",
}
_KNOWN: Final = re2.compile(f"^(?:{'|'.join(_DECLARED.values())})")
# The last two are those of `grep -n -A`, which puts a dash behind the numbers of the lines around its finds.
_NUMBERED: Final = re2.compile(
    r"^(?: {0,8}\d{1,7}(?:\t|: ?| \| |→)|\S{1,120}:\d{1,7}:|\d{1,7}[:-]|\S{1,120}[:-]\d{1,7}[:-]|--$)"
)
# How people and tools quote a log.
_COMMENTED: Final = re2.compile(r"^[ \t]*(?://+|#+|\| Error)(?: |$)")
_HEX: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_TOKEN: Final = re.compile(_HEX + r"|[0-9]+|[A-Za-z]+|.", re.DOTALL)  # nothing in it can run away
_LEVELS: Final = frozenset({"TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL"})
_STREAMS: Final = frozenset({"stdout", "stderr"})
_BOUNDARIES: Final = frozenset(" \t:|]>)-+")
_JSON: Final = re2.compile(r"^\{\"\w")
_LEVEL_FIRST: Final = ("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "[")


def without(lines: Sequence[Line], prefix: Any) -> Sequence[Line]:
    """The lines without a prefix, those that bear it."""
    return [
        line if line.text == FILTERS else line._replace(text=str(prefix.sub("", line.text, count=1)))
        for line in lines
    ]


def bears(lines: Sequence[Line], prefix: Any) -> bool:
    """Whether nearly all of some lines bear a prefix."""
    return _borne(prefix, _sample(lines), least=1)


def prefix_of(lines: Sequence[Line]) -> Any | None:
    """The pattern (RE2) of a prefix that nearly all of the lines bear, and that is none of the log's own; or None."""
    sample = _sample(lines)
    if _borne(_KNOWN, sample, least=1) and not _own_times(sample):
        return _KNOWN
    best, most = None, 1
    for pattern in (_NUMBERED, *_learned(sample, SHARE)):
        share = 1.0 if _is_blank(pattern, sample) else SHARE
        if _borne(pattern, sample, share=share) and (exposed := _exposed(pattern, sample)) > most:
            best, most = pattern, exposed
    if best is None and _borne(_COMMENTED, sample, least=2, share=MOST) and _announces(_COMMENTED, sample):
        return _COMMENTED
    return best


def _sample(lines: Sequence[Line]) -> Sequence[str]:
    """The first and the last lines that are not blank."""
    filled = [line.text for line in lines if line.text.strip()]
    if len(filled) <= SAMPLE_LINES:
        return filled
    return [*filled[: SAMPLE_LINES // 2], *filled[-SAMPLE_LINES // 2 :]]


def _is_blank(pattern: Any, sample: Sequence[str]) -> bool:
    """Whether a prefix is an indentation, as frames have it: only what indents all lines put it there."""
    return all(not match.group(0).strip() for line in sample if (match := pattern.match(line)))


def _borne(pattern: Any, sample: Sequence[str], least: int = LEAST_LINES, share: float = SHARE) -> bool:
    bearing = sum(bool(pattern.match(line)) for line in sample)
    return bearing >= least and bearing >= share * len(sample)


def _own_times(sample: Sequence[str]) -> bool:
    """Whether a level stands right behind the times: then they are the log's own."""
    inner = [line[match.end() :].lstrip("[ ") for line in sample if (match := _KNOWN.match(line))]
    return sum(text.startswith(_LEVEL_FIRST) for text in inner) >= SHARE * len(inner)


def _exposed(pattern: Any, sample: Sequence[str]) -> int:
    """How many lines begin a record, or belong to an exception, behind the prefix."""
    count = 0
    for line in sample:
        if match := pattern.match(line):
            inner = line[match.end() :]
            own = inner.startswith(_LEVEL_FIRST) or _splits_time(line, match.end())
            count += _belongs(inner) or (not own and head_of(inner) is not None)
    return count


def _belongs(text: str) -> bool:
    """Whether a line is an exception's, or a record of JSON."""
    return OF_EXCEPTION.match(text) is not None or _JSON.match(text) is not None


def _announces(pattern: Any, sample: Sequence[str]) -> bool:
    """Whether an exception stands behind the prefix. A JVM that crashes writes `#` itself, and a name behind it."""
    inner = [
        (line[match.end() :], "#" in match.group(0)) for line in sample if (match := pattern.match(line))
    ]
    return any(_belongs(text) or (not hashed and HEAD.match(text)) for text, hashed in inner)


def _splits_time(line: str, end: int) -> bool:
    """Whether a prefix ends inside the time of the record that begins in the line."""
    head = head_of(line)
    return head is not None and bool(head.time) and line.find(head.time) + len(head.time) > end


def most_bear(lines: Sequence[Line]) -> Any | None:
    """The pattern of a long prefix of most lines, behind many of which a log shows: a scheduler's, whose own messages
    take several lines and bear it on the first alone. None where there is none.
    """
    sample = _sample(lines)
    for pattern in reversed(list(_learned(sample, MOST_LEARNED))):
        if len(pattern.pattern) < LONG or not _borne(pattern, sample, share=MOST_LEARNED):
            continue
        bearing = sum(bool(pattern.match(line)) for line in sample)
        if _exposed(pattern, sample) >= max(2, EXPOSED * bearing):
            return pattern
    return None


def _learned(sample: Sequence[str], share: float) -> Iterator[Any]:
    """Patterns of what a share of the lines have in common from their beginning, shortest first."""
    if len(sample) < LEAST_LINES:
        return
    step = max(1, len(sample) // LEARNED_LINES)
    tokens = [_TOKEN.findall(line[:200])[:TOKENS] for line in sample[::step]]
    total = len(tokens)
    source = ""
    for at in range(TOKENS):
        voted = Counter(_masked(line[at]) for line in tokens if len(line) > at).most_common(1)
        if not voted:
            return
        common, count = voted[0]
        over = sum(len(line) <= at for line in tokens)
        if count + over < share * total or count < LEAST_LINES:
            return
        tokens = [line for line in tokens if len(line) <= at or _masked(line[at]) == common]
        source += common
        if source[-1:] in _BOUNDARIES:
            yield re2.compile(f"^(?:{source}|{source.rstrip()}$)")


def _masked(token: str) -> str:
    """A token as the pattern that stands for it and those that differ only in number or level."""
    if token.isdigit():
        return r"\d+"
    if len(token) > len("-----") and token.count("-") == 4:
        return _HEX
    if token in _LEVELS:
        return "[A-Z]{4,8}"
    if token in _STREAMS:
        return "std(?:out|err)"
    return re.escape(token) if not token.isspace() else token
