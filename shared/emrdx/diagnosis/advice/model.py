"""What an advisor sees and says, and when a value is worth proposing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from emrdx.model import JobRun
from emrdx.signals.model import ServiceError

WORTHWHILE: Final = 1.1
MOST_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Case:
    """What an advisor may look at: the run, what the deciding rule captured, the service's error."""

    run: JobRun
    captures: Mapping[str, str]
    service_error: ServiceError | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Values for a fix's sentence, and the settings to set."""

    values: Mapping[str, str]
    config: Mapping[str, str] = field(default_factory=dict[str, str])


def raises(now: float, proposed: float) -> bool:
    """Whether a value is so much above the present one that a rerun may go otherwise: by a tenth."""
    return proposed >= now * WORTHWHILE


def whole(text: str | None) -> int | None:
    """A whole number in ASCII digits, at most 18 of them."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else None


def current(text: str | None, fallback: str) -> str:
    """A setting's present value as a fix's sentence names it."""
    return text or f"{fallback} (its default)"
