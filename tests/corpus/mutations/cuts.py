"""Cuts: what is left of a run's logs when somebody kept only a part."""

import re

from tests.corpus.mutations.lines import ERR, OUT, Change, Streams, data, each, text

DETAILS = "stateDetails"
DETAIL_CHARS = 256
_EXCEPTION = re.compile(r"^(?:Caused by: |: )?(?:[A-Za-z_][\w$]*\.)*[A-Z]\w*(?:Exception|Error)\b(?:: .*)?$")
_FATAL = re.compile(r"^(?:Traceback \(most recent|Exception in thread)")


def _last(count: int) -> Change:
    return each(lambda lines: lines[-count:])


def _head_gone(share: float) -> Change:
    return each(lambda lines: lines[int(len(lines) * share) :])


def _tail_gone(share: float) -> Change:
    return each(lambda lines: lines[: int(len(lines) * share) + 1])


def _after_fatal(lines: list[str]) -> list[str]:
    """Ends the stream with its last trace: at the first line below that belongs to a record again."""
    starts = [n for n, line in enumerate(lines) if _FATAL.match(line)]
    if not starts:
        return lines
    end = starts[-1] + 1
    while end < len(lines) and not re.match(r"^\d\d/\d\d/\d\d ", lines[end]):
        end += 1
    return lines[:end]


def _inside_trace(lines: list[str]) -> list[str]:
    """Begins inside the last trace: its header and first frames are gone."""
    starts = [n for n, line in enumerate(lines) if _FATAL.match(line)]
    return lines[starts[-1] + 2 :] if starts else lines


def _before_causes(lines: list[str]) -> list[str]:
    """Ends before the first `Caused by`."""
    at = next((n for n, line in enumerate(lines) if line.startswith("Caused by: ")), len(lines))
    return lines[:at]


def _details(streams: Streams) -> Streams:
    """Only the service's state text, made of the last exceptions that the driver printed."""
    lines = [*text(streams.get(ERR, b"")), *text(streams.get(OUT, b""))]
    last = [line.removeprefix(": ") for line in lines if _EXCEPTION.match(line)][-3:]
    if not last:
        return {
            DETAILS: b"Job failed, please check complete logs in configured logging destination. ExitCode: 1."
        }
    said = (
        "Job failed, please check complete logs in configured logging destination. ExitCode: 1. "
        "Last few exceptions: " + "\n".join(last)
    )
    cut = said if len(said) <= DETAIL_CHARS else said[: DETAIL_CHARS - 3] + "..."
    return {DETAILS: cut.encode("utf-8", "surrogateescape")}


def _only(prefix: str) -> Change:
    return lambda streams: {path: raw for path, raw in streams.items() if path.startswith(prefix)}


def _without(prefix: str) -> Change:
    return lambda streams: {path: raw for path, raw in streams.items() if not path.startswith(prefix)}


def _grep(streams: Streams) -> Streams:
    """What `grep -i -A3 "error\\|exception"` keeps of the driver's logs."""

    def kept(lines: list[str]) -> list[str]:
        hits = {
            n + step
            for n, line in enumerate(lines)
            if re.search("(?i)error|exception", line)
            for step in range(4)
        }
        return [line for n, line in enumerate(lines) if n in hits]

    return {path: data(kept(text(raw))) for path, raw in streams.items()}


CUTS: dict[str, Change] = {
    "last 50 lines": _last(50),
    "last 200 lines": _last(200),
    "first half gone": _head_gone(0.5),
    "first nine tenths gone": _head_gone(0.9),
    "last tenth gone": _tail_gone(0.9),
    "last third gone": _tail_gone(0.67),
    "ends after the trace": each(_after_fatal),
    "begins inside the trace": each(_inside_trace),
    "ends before the causes": each(_before_causes),
    "long lines cut": each(lambda lines: [line if len(line) < 180 else line[:180] + "..." for line in lines]),
    "grep": _grep,
    "warnings and errors only": each(
        lambda lines: [line for line in lines if not re.match(r"^\d\d/\d\d/\d\d \S+ INFO ", line)]
    ),
    "stateDetails only": _details,
    "executors only": _only("SPARK_EXECUTOR"),
    "no executors": _without("SPARK_EXECUTOR"),
    "no stdout": _without(OUT),
    "no stderr": _without(ERR),
}
LOSING = frozenset(CUTS) - {"ends after the trace", "long lines cut", "warnings and errors only"}
