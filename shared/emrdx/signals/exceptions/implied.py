"""What a finished chain implies: the causes that stand in its messages, and what it prints twice."""

from typing import Final

import re2

from emrdx.signals.exceptions.announced import THROWABLE
from emrdx.signals.exceptions.chain import CHAIN, Raised
from emrdx.signals.model import Language

_CONDITION_INSIDE: Final = re2.compile(
    r"with exception: (?:Exception thrown in awaitResult: ?)?(?P<rest>\[[A-Z][A-Z0-9_.]{3,}\] (?s:.*))$"
)
# A query's message ends with its cause's message, whose class it does not name.
_TERMINATED: Final = re2.compile(r"terminated with exception: (?P<rest>(?s:.+))$")
# `new RuntimeException(cause)`: Java takes the cause's `toString` as the message, scala.MatchError the value's.
_CAUSE_AS_MESSAGE: Final = re2.compile(
    r"^(?:Exception )?(?P<type>" + THROWABLE + r")(?:: (?P<message>(?s:.*)))?$"
)
# The message of these is the name of a class that was looked for, an exception's among others.
NAMES_A_CLASS: Final = ("ClassNotFoundException", "NoClassDefFoundError", "TypeNotPresentException")
# PySpark before 3.0 prints a captured exception's message as Python quotes it.
_AS_REPR: Final = re2.compile(r"""^u?['"]((?s:.*))['"]$""")
# Spark Connect's client: `SparkConnectGrpcException: (org.apache.spark.SparkException) message`.
_CONNECT: Final = re2.compile(r"^\((?P<type>" + THROWABLE + r")\) (?P<message>(?s:.*))$")


def named_causes(raised: list[Raised]) -> list[Raised]:
    """A chain with the exceptions that a message consists of, where the chain does not print them itself."""
    printed = {one.type for one in raised}
    found: list[Raised] = []
    for one in raised:
        found.append(one)
        inner = one
        while not inner.type.endswith(NAMES_A_CLASS) and (
            (match := _CAUSE_AS_MESSAGE.match(inner.message)) and match.group("type") not in printed
        ):
            inner = Raised(
                Language.JVM, match.group("type"), match.group("message") or "", one.line, in_task=one.in_task
            )
            found.append(inner)
            if len(found) >= CHAIN:
                return found
    return found


def parts(one: Raised) -> list[Raised]:
    """An exception, and the one that its message says it ended with."""
    if one.language == Language.PYTHON and one.type.startswith("pyspark."):
        one.message = _AS_REPR.sub(r"\1", one.message)
    if one.language == Language.PYTHON and (match := _CONNECT.match(one.message)):
        return [one, Raised(Language.JVM, match.group("type"), match.group("message"), one.line)]
    match = _CONDITION_INSIDE.search(one.message)
    if match is None and one.type.endswith("StreamingQueryException"):
        match = _TERMINATED.search(one.message)
    if match is None:
        return [one]
    inner = Raised(Language.JVM, "", match.group("rest"), one.line, in_task=one.in_task)
    one.message = one.message[: match.start(1)].rstrip()
    return [one, inner]


def once(raised: list[Raised]) -> list[Raised]:
    """A chain without the causes that Spark prints again below `Driver stacktrace:`."""
    kept: list[Raised] = []
    for one in raised:
        if not any(one.type == other.type and one.message == other.message for other in kept):
            kept.append(one)
    return kept
