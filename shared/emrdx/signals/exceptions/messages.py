"""How far an exception's message goes on the lines below its name."""

from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.exceptions.frames import skip_blank

# Spark's SQL text and plans, SQLAlchemy's statement and link.
_MESSAGE_GOES_ON: Final = (
    "JVM stacktrace:",
    "== ",
    "=== ",
    "+- ",
    ":- ",
    "'",
    "[SQL: ",
    "[parameters: ",
    "(Background on this error",
)
# Lines that belong to the message above them by their form, and are no output: libpq's fields below a server's
# message, what Spark's conditions, Delta's and Iceberg's messages go on with, plans and schemas, what Python's
# database and frame libraries add.
_TAIL: Final = re2.compile(
    r"^(?:(?:DETAIL|HINT|CONTEXT|QUERY|STATEMENT|LOCATION|WHERE|LINE \d+): |Process \d+ waits for |SQLSTATE: ?\w{5}\b"
    r"|(?:Table|Data|Missing|Extra|View) columns: |JVM stacktrace:|== SQL|\[SQL: |\[parameters: |Help: https?://"
    r"|\(Background on this error at: |If you (?:did not qualify|want to|have to|do not want)|To (?:tolerate the error"
    r"|convert values|allow reading|read the datetime|mitigate this error|enable schema|overwrite your schema|turn (?:on|off) )"
    r"|Choose a different name|Verify the (?:spelling|partition)|Add (?:the columns or|it to GROUP BY)|Parse Mode: "
    r"|Schema (?:that cannot be merged|of v\d)|Initial schema:|(?:Requested|Table) partitions: |Conflicting (?:attributes|commit): "
    r"|(?:Existing|Specified) (?:bucketing|partition columns|clustering columns)|It is possible the underlying files"
    r"|You can (?:set (?:the SQL config |<?\"?spark\.)|explicitly invalidate)|Or set the config|See (?:also|more details) "
    r"|(?:Join condition is missing|Either: use the CROSS JOIN|The type path of|Expression in where clause|Available fields|Problems:)"
    r"|(?:write|table|data|read) schema:|'(?:Project|Filter|Aggregate|Unresolved|Join|Sort|Insert|Overwrite|Append|With)\w*\b"
    r"|[+:]- |- (?:field|root class|option) |-*\^\^\^|For other operations, set the session|'?\.option\("
    r"|[┏┡┃│└├╇]|Did you mean |Candidate (?:bindings|functions|tables)|Possible (?:solutions|fixes)|Original Line: |Expected Number of )"
)


def is_tail(line: str) -> bool:
    """Whether a line goes on with the message of the line above it, whoever printed it."""
    return _TAIL.match(line) is not None


def message_goes_on(lines: Sequence[str], at: int, message: list[str]) -> bool:
    """Whether a blank line stands inside a message: before the SQL text or the plan that Spark adds to it."""
    step = skip_blank(lines, at)
    if step >= len(lines):
        return False
    if any(line.startswith("== SQL") for line in message) and not any("^^^" in line for line in message):
        return True
    return lines[step].startswith(_MESSAGE_GOES_ON)


def sentence(message: str) -> str:
    """A message's first line, with the next where it ends with a colon; where it is empty, what stands below it to the
    next blank line.
    """
    first, *below = message.split("\n", 2)
    if first.strip():
        return f"{first}\n{below[0]}" if below and first.rstrip().endswith(":") else first
    return message[:1] + message[1:].split("\n\n", 1)[0].rstrip()
