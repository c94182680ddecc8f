"""How far a long command is, on standard error: a line that counts on a terminal, else nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from emrdx.cli.printable import plain


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Says what a command waits for while it does."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(plain(what))):
        yield


class Counter:
    """Counts things that are done, of which nobody knows how many there are."""

    def __init__(self, unit: str) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        columns = (
            SpinnerColumn(),
            TextColumn("{task.completed:,.0f} {task.description}"),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._progress.add_task(unit, total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def set(self, done: int) -> None:
        """So many are done."""
        self._progress.update(self._task, completed=done)

    def line(self, text: str) -> None:
        """A line of the command's output, above the count."""
        print(text, flush=True)  # noqa: T201 - click.echo with the count out of the way
