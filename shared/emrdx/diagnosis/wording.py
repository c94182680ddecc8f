"""Words by which a program's line says that it failed or that it went well."""

from typing import Final

import re2

SUCCESS_WORDS: Final = (
    "finish",
    "done",
    "complete",
    "succe",
    "wrote",
    "written",
    "saved",
    "loaded",
    "all good",
)
_FAILURE_WORDS: Final = (
    "fail",
    "error",
    "exception",
    "abort",
    "fatal",
    "giving up",
    "gave up",
    "unable",
    "cannot",
    "could not",
    "can't",
    "wrong",
    "problem",
    "invalid",
    "missing",
    "denied",
    "refused",
    "rejected",
    "not found",
    "exit",
    "traceback",
    "stop",
    "critical",
    "caused by",
    "sqlstate",
    "== sql",
    "+- ",
    ":- ",
    "'project",
    "^^^",
    "killed",
    "incomplete",
    "conflict",
    "refer to ",
    "for more info",
    "please",
    "warn",
    "not ok",
)
_GAVE_UP: Final = re2.compile(
    r"(?i)\b(?:fail(?:ed|ure|ing)?|abort(?:ed|ing)?|giving up|gave up|unsuccessful(?:ly)?|incomplete|fatal|critical"
    r"|exit(?:ing|ed)? (?:with )?(?:code |status |rc |non-?zero)?[\d=:]*[1-9]|stopping here|cannot continue|not ok|with errors)\b"
)
_NONE_FAILED: Final = re2.compile(
    r"(?i)\b(?:0|no|none|without) (?:\w+ ){0,2}(?:fail|error)|fail(?:ed|ures)?[\"']?[:=] ?0\b"
)
_NEGATED: Final = re2.compile(r"(?i)\b(?:not|never) [a-z]|^(?:[\w.-]{1,40}: )?no [a-z]|: no [a-z]")


def speaks_of_failure(line: str) -> bool:
    """Whether a line's words say that something failed (for telling an end from ordinary output)."""
    low = line[:2000].lower().strip()
    if low.startswith(("--", "|--", "root")) or low.endswith(":"):
        return True
    return any(word in low for word in _FAILURE_WORDS) or bool(_NEGATED.search(low))


def gives_up(line: str) -> bool:
    """Whether a program's line says that the program as a whole failed."""
    return bool(_GAVE_UP.search(line[:2000])) and not _NONE_FAILED.search(line[:2000])
