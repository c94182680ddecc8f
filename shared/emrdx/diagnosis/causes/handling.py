"""How a program's handling of a failure fails itself: the next attempt trips over what the first one left, the notice
about it cannot be sent, its main thread waits for what has failed in another. What ended the program then follows from
the failure told above it, or from what Spark gave up for.
"""

from typing import Final

import re2

from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.causes.told import is_near, said_above, said_before
from emrdx.diagnosis.ending.standing import Standing
from emrdx.diagnosis.ending.subjects import kin, words_about
from emrdx.diagnosis.knowledge.rules import Rank
from emrdx.signals.model import Link, Thrown

LEFTOVER_KINDS: Final = frozenset({"data.path_exists"})
_AGAIN: Final = re2.compile(
    r"(?i)\b(?:attempts?|try|tries|retry\w*|retries|again|once more|pass|round) ?#?\d?\b"
)
# Functions and calls that tell somebody: AWS' SNS, mail, chats, on-call services.
_NOTICE: Final = re2.compile(
    r"(?i)notif|alert|on_?(?:call|fail|err|exc)|pager|slack|webhook|smtp|sendmail|send_(?:e?mail|message|report|summary)|sns\.publish|send_?mail|ops_?genie|msteams"
)
FRAMES: Final = 3
# What a thread says that waited for others: Java's futures and barriers, Scala's `Await`, Akka's and Pekko's asks,
# Python's futures; by exception, with how its message begins.
_WAITED: Final = {
    "TimeoutException": re2.compile(r"^Futures timed out after \[|^$"),
    "TimeoutError": re2.compile(r"^$"),
    "AskTimeoutException": re2.compile(r"^Ask timed out on "),
    "BrokenBarrierException": re2.compile(r"^$"),
}


def before_leftovers(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The failure of an earlier attempt, where a later one found that its target is there already."""
    if current.kind not in LEFTOVER_KINDS or current.thrown is None:
        return []
    about = kin(current.match.text)
    above = [one for one in said_above(current, found) if one.kind not in LEFTOVER_KINDS]
    return [one for one in above if one.thrown and _is_of_an_attempt(one.thrown, about)][-1:]


def _is_of_an_attempt(thrown: Thrown, about: frozenset[str]) -> bool:
    words = words_about(thrown)
    at = thrown.last_line - thrown.record.place.line
    below = thrown.record.lines[at + 1 : at + 2] if thrown.record.bare else ()
    return bool(_AGAIN.search(words) or any(map(_AGAIN.search, below)) or about & kin(words))


def before_notice(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The failure that a program wanted to tell somebody of, where telling failed."""
    thrown = current.thrown
    if thrown is None or thrown.stated or not any(map(_tells, thrown.outer.frames[-FRAMES:])):
        return []
    told = [one for one in said_above(current, found) if is_near(one, current)]
    return told[-1:] or _given_up(found)


def _tells(frame: str) -> bool:
    """Whether a frame's function or code, not its file, is one that tells somebody."""
    return bool(_NOTICE.search(frame.partition(" ")[2] or frame))


def before_waiting(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The failure of what a program's main thread waited for in vain."""
    thrown = current.thrown
    if thrown is None or thrown.stated or not any(map(_waited, thrown.links)):
        return []
    return _given_up(found) or said_before(current, found)


def _waited(link: Link) -> bool:
    pattern = _WAITED.get(link.simple_type)
    return pattern is not None and bool(pattern.search(link.message))


def _given_up(found: tuple[Candidate, ...]) -> list[Candidate]:
    return [one for one in found if one.standing == Standing.ABORTED and one.rank > Rank.FALLBACK][-1:]
