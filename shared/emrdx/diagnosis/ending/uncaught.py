"""Which exception reached the top of the driver's program, and which ones a process prints beside its end."""

from typing import Final

from emrdx.diagnosis.ending.wording import says_without
from emrdx.model import Stream
from emrdx.signals.exceptions.messages import is_tail
from emrdx.signals.exceptions.walking import PYTHON_TAIL
from emrdx.signals.model import Language, Signals, Thrown, Where

# `threading.excepthook`, `sys.unraisablehook`, `atexit._run_exitfuncs`, `sys.excepthook` itself.
_THREAD_DIED: Final = "Exception in thread "
_LEAVING: Final = (
    "Exception ignored in",
    "Exception ignored on",
    "Error in atexit._run_exitfuncs",
    "Error in sys.",
)
# Scala's `sys.addShutdownHook` names its threads so, Spark's and Hadoop's managers theirs.
_HOOKS: Final = ("shutdownHook", "shutdown-hook", "Shutdown")
_ASIDES: Final = (_THREAD_DIED, *_LEAVING)


def last_uncaught(signals: Signals) -> Thrown | None:
    """The exception that reached the top of the driver's program last, if nothing ran on after it."""
    uncaught = [
        thrown
        for thrown in signals.thrown
        if _reached_the_top(thrown) and not _is_aside(thrown) and not is_done_without(thrown)
    ]
    main = [thrown for thrown in uncaught if thrown.thread == "main"]
    return main[-1] if main else (uncaught[-1] if uncaught else None)


def is_on_the_way_out(thrown: Thrown) -> bool:
    """Whether a process printed an exception while it ended, which leads to nothing any more."""
    if thrown.thread is not None:
        return thrown.thread.startswith(_HOOKS)
    return _is_aside(thrown) and not thrown.lead.startswith(_THREAD_DIED)


def _is_aside(thrown: Thrown) -> bool:
    """Whether Python printed a traceback of what ends no program: a thread, a finaliser, a handler at the exit."""
    return thrown.thread is None and thrown.lead.startswith(_ASIDES)


def is_done_without(thrown: Thrown) -> bool:
    """Whether the program says above an exception that it goes on without what failed."""
    line = thrown.lead
    of_another = line[:1].isspace() or is_tail(line) or PYTHON_TAIL.match(line) is not None
    return not of_another and says_without(line)


def _reached_the_top(thrown: Thrown) -> bool:
    if thrown.stated or thrown.record.place.role.is_worker:
        return False
    if thrown.thread is not None:
        return not thrown.thread.startswith(_HOOKS) and (
            thrown.thread == "main" or thrown.outer.where == Where.DRIVER
        )
    bare = thrown.record.bare or thrown.record.place.ref.stream == Stream.STDOUT
    return bare and thrown.outer.language == Language.PYTHON and bool(thrown.outer.frames)
