"""What a channel is, and how its failure is told."""

from typing import Protocol, runtime_checkable

from emrdx.notify.summary import Notice
from emrdx.notify.wish import Wish


class DeliveryError(Exception):
    """A channel did not take a notice. The text holds no address and no token."""


class Channel(Protocol):
    """A way to people or to other systems. One with `every` gets folded and muted findings too."""

    @property
    def name(self) -> str: ...
    @property
    def every(self) -> bool: ...
    def send(self, notice: Notice) -> None: ...


@runtime_checkable
class Asking(Protocol):
    """A channel to people, who can be asked for approval."""

    @property
    def name(self) -> str: ...
    def ask(self, wish: Wish) -> None: ...
