"""Cursors: where a list goes on, as opaque text."""

import base64
import binascii
import hashlib

import msgspec

_CHARS_MAX = 4096


class InvalidCursor(ValueError):  # noqa: N818 - named for what the caller gave
    """The text is no cursor of ours, or of another question."""


class Position(msgspec.Struct, frozen=True, array_like=True):
    """The last item that was handed out: its key, its sort key in the index and, in lists by day, the day."""

    pk: str
    sk: str
    at: str
    partition: str = ""


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    question: str
    position: Position


def encode(question: str, position: Position) -> str:
    """A cursor that only the same question takes back."""
    packed = msgspec.msgpack.encode(_Cursor(_digest(question), position))
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(question: str, cursor: str) -> Position:
    """The position that a cursor stands for.

    Raises:
        InvalidCursor: it is none of ours, or it belongs to another question.
    """
    if len(cursor) > _CHARS_MAX:
        raise InvalidCursor("the cursor is too long; pass back the one that the last page gave")
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        found = msgspec.msgpack.decode(packed, type=_Cursor)
    except (binascii.Error, msgspec.MsgspecError, ValueError):
        raise InvalidCursor("not a cursor; pass back the one that the last page gave") from None
    if found.question != _digest(question):
        raise InvalidCursor("the cursor is of another question; repeat the question that gave it")
    return found.position


def _digest(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:16]
