"""The exceptions that a log's text holds, as tests read them."""

from emrdx.model import Role, Segment, SourceRef, Stream
from emrdx.signals import thrown_in
from emrdx.signals.model import Thrown
from emrdx.signals.records import records

DRIVER = SourceRef(path="SPARK_DRIVER/stderr.gz")
STDOUT = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)
EXECUTOR = SourceRef(path="SPARK_EXECUTOR/1/stderr.gz", role=Role.EXECUTOR, worker="1")


def thrown(text: str, ref: SourceRef = DRIVER) -> list[Thrown]:
    """The exceptions of a source that consists of a text."""
    segment = Segment(1, tuple(text.split("\n")))
    return [one for record in records(ref, (segment,)) for one in thrown_in(record)]


def types(one: Thrown) -> list[str]:
    """The classes of an exception and its causes, from the outermost, without packages."""
    return [link.simple_type for link in one.links]
