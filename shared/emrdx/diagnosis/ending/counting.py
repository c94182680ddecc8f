"""What a program's sentence counts: fewer steps done than it meant, less than its check asked for."""

from typing import Final

import re2

_STEPS: Final = r"(?P<done>\d{1,2})(?: (?:out )?of |/)(?P<meant>\d{1,2})"
_DID: Final = (
    r"(?:load|finish|complet|succeed|publish|pass|process|merg|copi|sync|export|import|ingest|refresh|creat|sav|stor|upload"
    r"|deliver|insert|migrat|convert)(?:ed|e)"
)
# `3 of 4 reports refreshed`, `refreshed 3 of 4 reports`.
_PART: Final = re2.compile(
    r"(?i)\b" + _STEPS + r"(?: \w+){0,3}? (?:done|ok|successful|written|built|ready|" + _DID + r")\b"
)
_LED_PART: Final = re2.compile(r"(?i)\b" + _DID + r" (?:only )?" + _STEPS + r"\b")
_COUNTED: Final = re2.compile(
    r"(?i)\b(?:rows?|records?|lines?|events?|values?|files?|partitions?|pages?|batch(?:es)?|attempts?|chunks?|percent)\b|%"
)
_REMAINING: Final = re2.compile(
    r"(?i)\b[1-9]\d? (?:out )?of \d{1,2}(?: \w+){0,2}? (?:left|missing|to do|undone|outstanding|unfinished)\b"
)
# What a check counted, and how much of it there had to be.
_BOUND: Final = re2.compile(
    r"(?i)(?P<got>\d[\d_,]*(?:\.\d+)?)\b.{0,80}?\b(?P<bound>at least|minimum(?: of| is)?|at most|maximum(?: of| is)?|limit(?: of| is)?|allowed)[: ]{1,2}(?P<limit>\d[\d_,]*(?:\.\d+)?)"
)
_FAILURES: Final = re2.compile(r"(?i)\b(?:errors?|fail(?:ed|ures?))[\"']?[:=] ?[1-9]")
MOST_STEPS: Final = 50
# So far before its numbers a sentence names what it counts.
BEFORE: Final = 24
AFTER: Final = 8


def falls_short(line: str) -> bool:
    """Whether a line counts fewer steps done than there were: `2 of 3 loaded`. Rows may be fewer for good reasons,
    but not than there had to be: `90 rows, at least 100 wanted`.
    """
    text = line[:2000]
    if breaks_bound(text):
        return True
    part = _PART.search(text) or _LED_PART.search(text)
    match = part or _REMAINING.search(text)
    if match is None or _COUNTED.search(text[max(match.start() - BEFORE, 0) : match.end() + AFTER]):
        return False
    if part is None:
        return True
    done, meant = int(part.group("done")), int(part.group("meant"))
    return done < meant <= MOST_STEPS


def breaks_bound(text: str) -> bool:
    """Whether a text counts less than `at least` it names, or more than `at most`."""
    match = _BOUND.search(text)
    if match is None:
        return False
    got, limit = (float(match.group(name).replace(",", "").replace("_", "")) for name in ("got", "limit"))
    return got < limit if match.group("bound").lower().startswith(("at least", "minimum")) else got > limit


def counts_failures(line: str) -> bool:
    """Whether a summary counts failed steps: `PASS=6 ERROR=1`."""
    return bool(_FAILURES.search(line[:2000]))
