"""Words by which a program's line says that it failed or that it went well.

Where the words are none of these, what is learned of programs' lines (`tone`) decides whether it failed.
"""

from typing import Final

import re2

from emrdx.diagnosis.ending.counting import breaks_bound, falls_short
from emrdx.diagnosis.ending.tone import Tone, sounds

# A process' exit code but 0; what is higher is an HTTP status.
_CODE: Final = r"(?:[1-9]\d?|1\d\d|255)"
_WENT_WELL: Final = re2.compile(
    r"(?i)\b(?:finish(?:ed|es)?|done|complet(?:e[ds]?|ion)|succe(?:ss(?:ful(?:ly)?|es)?|ed(?:ed|s)?)|wrote|written|saved|(?:re)?loaded"
    r"|(?:re)?created|(?:re)?published|(?:re)?built|exported|inserted|merged|copied|stored|uploaded|refreshed|delivered|all (?:good|ok)"
    r"|(?:result|verdict|outcome|(?:end|final|run|job) (?:state|status))[:= ]{1,3}(?:ok|passed|green|good))\b"
)
_LEAVES_ZERO: Final = re2.compile(
    r"(?i)\b(?:exit(?:ed|ing|s)?|leav(?:es|ing)|rc|(?:exit|return)[_ ]?(?:code|status)|status)(?: with)?(?: (?:code|status|rc))?[ :=(]{1,3}0\b"
)
_WENT_WRONG: Final = re2.compile(
    r"(?i)fail|error|exception|abort|fatal|traceback|sqlstate|caused by"
    r"|\b(?:giv(?:e|es|ing) up|gave up|unable|cannot|can ?not|can't|could ?n[o']t|wrong|problems?|invalid|missing|denied|refus(?:ed|es|ing)|rejected|not found"
    r"|exit(?:s|ed|ing|code)?|stop|stopp(?:ed|ing)|critical|kill(?:ed|ing)|incomplete|conflict\w*|warn\w*|not ok|end(?:ed|s) early|premature\w*|cut short"
    r"|un(?:success\w*|finished|done)|abandon\w*|halt\w*|crash\w*|died|broken?)\b"
)
# How messages go on: what they advise, plans, statements, and the marks below them.
_OF_MESSAGES: Final = (
    "refer to ",
    "for more info",
    "please",
    "== sql",
    "+- ",
    ":- ",
    "'project",
    "^^^",
)
_HANDLED: Final = (
    "skipp",
    "ignor",
    "optional",
    "continuing",
    "going on",
    "carrying on",
    "moving on",
    "without it",
    "falling back",
    "fallback",
    "restarting",
    "retrying",
    "trying again",
    "not fatal",
    "non-fatal",
    "instead",
    "using default",
    "using the default",
    "defaults are used",
    "default is used",
    "taking default",
    "taking the default",
    "with default",
    "to default",
    "using empty",
    "using an empty",
    "using cached",
    "using previous",
    "using the last",
    "will retry",
    "not critical",
    "cache miss",
    "creating it",
    "building it",
    "proceeding",
    "recovered",
    "not available yet",
)
# What servers and libraries advise, and how they write types: MySQL's of a deadlock, AWS' of a throttle, Spark's of a
# value, Iceberg's and Parquet's of a field.
_ADVICE: Final = re2.compile(
    r"try restarting transaction|before trying again|\bto ignore\b|commands ignored until|to return null instead|(?:please |consider |^|[.,;:] ?)use .{0,80}\binstead"
    r"|\boptional (?:group|list|map|struct|string|binary|boolean|int|long|float|double|decimal|date|time|fixed|uuid)"
    r"|missing optional dependency|\boptional(?:\.empty|\[)"
)
_LEAVING: Final = (
    r"(?:exit|leav|quit|end|terminat|stopp)(?:ing|ed|s)? (?:itself )?(?:with )?(?:exit )?(?:code |status |rc |non-?zero)?[\d=:]*"
    + _CODE
)
_LEAVES_NON_ZERO: Final = re2.compile(r"(?i)\b" + _LEAVING + r"\b")
_GAVE_UP: Final = re2.compile(
    r"(?i)\b(?:fail(?:ed|ure|ing)?|abort(?:ed|ing)?|giving up|gave up|unsuccessful(?:ly)?|incomplete|fatal|critical"
    r"|crash(?:ed)?|died|halt(?:ed|ing)?|refus(?:ed|es|ing) to|abandon(?:ed|ing)|"
    + _LEAVING
    + r"|(?:exit|halt)\("
    + _CODE
    + r"\)"
    r"|(?:exit|exit_?code|exit_?status|return_?code|rc)[\"' ]{0,2}[:=][\"' ]{0,2}"
    + _CODE
    + r"|(?:errors?|fail(?:ed|ures?))[\"']?[:=] ?[1-9]\d*|stopping here|cannot continue|not ok|with (?:\d+ )?(?:errors?|failures?))\b|\b(?:status|code|rc) "
    + _CODE
    + r"[).]*$"
)
_NON_ZERO: Final = re2.compile(
    r"(?i)\b(?:returned|exit(?:ed)?|rc|status|code)[ :=]{1,3}(?:code |status )?" + _CODE + r"\.?$"
)
_NONE_FAILED: Final = re2.compile(
    # A count of records about failures, as a job over logs prints, is no failure.
    r"(?i)\b\d+ (?:error|warning) (?:lines?|events?|entries|messages?|logs)\b|\b(?:0|no|none|without) (?:\w+ ){0,2}(?:fail\w*|errors?)\b|\b(?:fail(?:ed|ures)?|errors?)[\"']?[:=] ?0\b"
)
_SUM: Final = re2.compile(
    r"(?i)fail|error|abort|incomplete|unsuccess|exception|problem|went wrong|\bnot (?:all|complete|done|finish|load|run|ready"
    r"|ok|available|success|written|built|computed|\w+ed)|did(?: not|n't)|(?:could|can)(?: ?not|n't)|unable|\bsee\b|above|\blogs?\b"
    r"|giv(?:e|ing) up|gave up|exhaust|\bretr(?:y|ies)\b|attempts|\b\d+ (?:out )?of \d+\b|^(?:no|none|nothing)\b|\bno \w+ (?:was|were|is|are|loaded|left|data|result)|stopp|exit|missing|cancel|terminat"
)
# What a program's own check of its data found is an end of its own.
_FINDING: Final = re2.compile(
    r"(?i)\b(?:gate|quality|validation|expectations?|rules?|reconcil\w+|threshold|checks?|negative|minimum|maximum|differs?|mismatch|duplicates?)\b"
)
# Where nothing came out of it, it found nothing either.
_NOTHING: Final = re2.compile(
    r"(?i)^(?:no|none of the|nothing)\b.{0,40}\b(?:gave|ran|worked|left|came|succeeded|usable|result|output)\b"
)
_LOGGED_ERROR: Final = re2.compile(r"\b(?:ERROR|CRITICAL|FATAL)\b")
# A step that a list of outcomes shows as not run: a step before it did not end well.
_NOT_RUN: Final = re2.compile(
    r"(?i)^[\w./ -]{1,80}?(?:: |\s{2,}|\t| - | ?\| ?| ?= ?|\.{3,} ?)[\[( ]*(?:skipped|not (?:run|started|reached)|pending|blocked|cancell?ed|upstream[ _]failed)[\]) ]*[|.]? *$"
)
# What programs say on their way out, however they end: they leave, clean up, tell somebody, name the time it took.
_WINDS_UP: Final = re2.compile(
    r"(?i)\b(?:exit(?:s|ed|ing)|shut(?:ting)? ?down|(?:clean(?:ed|ing)?|tear(?:ing)?|tore)[ -]?(?:up|down)"
    r"|(?:stopp|clos|remov|delet|releas)(?:ed|ing) .{0,30}\b(?:te?mp\w*|locks?|scratch|staging|connections?|sessions?|pools?|clusters?|spark\w*)"
    r"|^(?:total )?(?:elapsed|run ?time|duration|time)\b.{0,12}\d|(?:total|elapsed|wall) (?:time|duration|runtime)|finished in \d|took \d"
    r"|(?:notif\w+|alert\w*|e-?mails?|mail|pager\w*|slack|on-?call) .{0,40}\b(?:sent|posted|raised|opened|created|paged)"
    r"|(?:sent|sending|posted|posting|raised|opened) .{0,40}\b(?:notif\w+|alert\w*|e-?mail|mail|pager\w*|slack|ticket|on-?call)"
    r"|notified|paged|good ?bye|bye)\b|\belapsed\b"
)
_BEGIN: Final = ("[", "{", "(", '"', "'")
_NEGATED: Final = re2.compile(r"(?i)\b(?:not|never) [a-z]|^(?:[\w.-]{1,40}: )?no [a-z]|: no [a-z]")


def sums_up(sentence: str) -> bool:
    """Whether a sentence only says that something failed, so that what failed was told before it."""
    text = sentence[:2000]
    found_fault = bool(_FINDING.search(text)) and not _NOTHING.search(text)
    return not re2.search(r"[A-Za-z]", text) or (bool(_SUM.search(text)) and not found_fault)


def leaves_nothing(sentence: str) -> bool:
    """Whether a sentence says that nothing came out, so that what the program went on without is the reason."""
    return bool(_NOTHING.search(sentence[:2000]))


def finds_fault(line: str) -> bool:
    """Whether a line tells what a program's own check of its data found."""
    return bool(_FINDING.search(line[:2000])) or breaks_bound(line[:2000])


def speaks_of_failure(line: str) -> bool:
    """Whether a line's words say that something failed, or are such as stand below a message that does (for telling
    an end from ordinary output).
    """
    return _has_words_of_failure(line) or (
        _says_nothing_known(line) and sounds(line, Tone.FAILED, Tone.BROKE)
    )


def _has_words_of_failure(line: str) -> bool:
    low = _LEAVES_ZERO.sub("", _NONE_FAILED.sub("", line[:2000])).lower().strip()
    return (
        _is_of_message(low)
        or bool(_WENT_WRONG.search(low))
        or bool(_NEGATED.search(low))
        or bool(_NON_ZERO.search(low))
        or bool(_NOT_RUN.match(low))
        or falls_short(line)
    )


def _says_nothing_known(line: str) -> bool:
    """Whether a line begins as sentences do, not as a table's rows or what is indented, and has no words of success."""
    text = line[:2000]
    begins = line[:1].isalnum() or line.startswith(_BEGIN)
    return begins and not (_WENT_WELL.search(text) or _LEAVES_ZERO.search(text))


def _is_of_message(low: str) -> bool:
    leads = low.startswith(("--", "|--")) or low == "root" or low.endswith(":")
    return leads or any(mark in low for mark in _OF_MESSAGES)


def speaks_of_success(line: str) -> bool:
    """Whether a line's words say that something went well, and nothing in it that something failed."""
    text = line[:2000]
    well = bool(_WENT_WELL.search(text) or _LEAVES_ZERO.search(text))
    return well and not speaks_of_failure(line)


def winds_up(line: str) -> bool:
    """Whether a line is what a program says on its way out, however it ends."""
    said = line[:500].lower()
    return bool(_WINDS_UP.search(said)) and not _WENT_WELL.search(said)


def says_without(text: str) -> bool:
    """Whether a program's words about a failure say that it goes on without what failed."""
    low = _ADVICE.sub("", text[:400].lower())
    return any(word in low for word in _HANDLED)


def gives_up(line: str) -> bool:
    """Whether a program's line says that the program as a whole failed."""
    text = line[:2000]
    if (_GAVE_UP.search(text) and not _NONE_FAILED.search(text)) or falls_short(text):
        return True
    return _says_nothing_known(line) and sounds(line, Tone.FAILED)


def leaves_non_zero(line: str) -> bool:
    """Whether a line says that the program leaves with a status that is not zero."""
    return bool(_LEAVES_NON_ZERO.search(line[:2000]))


def leaves_zero(line: str) -> bool:
    """Whether a line says that the program leaves with a status of zero."""
    return bool(_LEAVES_ZERO.search(line[:2000])) and not speaks_of_failure(line)


def logged_as_error(line: str) -> bool:
    """Whether a program logged a line as an error."""
    return bool(_LOGGED_ERROR.search(line[:200]))
