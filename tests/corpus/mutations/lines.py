"""Streams as lines of text and back; every mutation is a function on one of both."""

from collections.abc import Callable

Streams = dict[str, bytes]
Change = Callable[[Streams], Streams]
ERR, OUT = "SPARK_DRIVER/stderr", "SPARK_DRIVER/stdout"


def text(data: bytes) -> list[str]:
    """The lines of a stream without their ends; bytes that are no UTF-8 survive the way back."""
    return data.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n") if data else []


def data(lines: list[str]) -> bytes:
    """A stream of lines."""
    return "".join(line + "\n" for line in lines).encode("utf-8", "surrogateescape")


def each(change: Callable[[list[str]], list[str]]) -> Change:
    """A change of every stream's lines."""
    return lambda streams: {path: data(change(text(raw))) for path, raw in streams.items()}


def every_line(change: Callable[[int, str], str]) -> Change:
    """A change of every line, by its number from 0 and its text."""
    return each(lambda lines: [change(number, line) for number, line in enumerate(lines)])


def clock(number: int) -> str:
    """The time of day of a line, a second after the line above it."""
    return f"08:{number // 60 % 60:02d}:{number % 60:02d}"


def in_one(streams: Streams, lines: list[str], path: str) -> Streams:
    """The driver's streams as one file of some lines; those of others as they are."""
    rest = {other: raw for other, raw in streams.items() if other not in {ERR, OUT}}
    return {path: data(lines), **rest}
