"""Reading ahead: a long stream is inflated in a thread of its own while what came before is looked at.

Inflating (isal) and scanning (hyperscan) both let go of the interpreter lock. Scanning is left to the thread that
looks: every hit takes the lock, and would wait for whoever else holds it.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from queue import Empty, Full, Queue
from typing import Final, TypeVar

_BEFORE_THREAD: Final = 4
_QUEUED: Final = 4
_PATIENCE_SECONDS: Final = 0.5

_T = TypeVar("_T")


class _End:
    """The end of the stream, and what ended it."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def ahead(items: Iterable[_T]) -> Iterator[_T]:
    """The same items in the same order; errors come through. A short stream never starts the thread.

    Whoever stops early does not wait for an item that is still being read.
    """
    source = iter(items)
    first = list(islice(source, _BEFORE_THREAD))
    yield from first
    if len(first) < _BEFORE_THREAD:
        return
    queue: Queue[_T | _End] = Queue(_QUEUED)
    stopped = threading.Event()
    thread = threading.Thread(target=_fill, args=(source, queue, stopped), daemon=True, name="emrdx-ahead")
    thread.start()
    try:
        while not isinstance(item := queue.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        stopped.set()
        with suppress(Empty):
            while True:
                queue.get_nowait()
        thread.join(_PATIENCE_SECONDS)


def _fill(source: Iterator[_T], queue: Queue[_T | _End], stopped: threading.Event) -> None:
    end = _End()
    try:
        for item in source:
            if not _put(queue, item, stopped):
                return
    except BaseException as error:  # noqa: BLE001 - it is raised again where the items are taken
        end = _End(error)
    _put(queue, end, stopped)


def _put(queue: Queue[_T | _End], item: _T | _End, stopped: threading.Event) -> bool:
    while not stopped.is_set():
        try:
            queue.put(item, timeout=_PATIENCE_SECONDS)
        except Full:
            continue
        return True
    return False
