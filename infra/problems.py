"""What can be wrong with a deployment, as found by a check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that keeps failed runs from being diagnosed, or people from hearing of them."""

    subject: str
    text: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.text}; {self.next_step}"
