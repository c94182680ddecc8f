"""What is wrong with a policy, each with its line: all of it is collected, never the first alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One error or warning. `line` counts from 1; `where` is a path such as `tools.t.rules[0]`."""

    line: int
    where: str
    text: str

    def __str__(self) -> str:
        return (
            f"line {self.line}: {self.where}: {self.text}" if self.where else f"line {self.line}: {self.text}"
        )


class PolicyError(ValueError):
    """A policy that must not come into force, with every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("; ".join(map(str, self.problems)))


@dataclass(slots=True)
class Findings:
    """Errors and warnings, gathered while a document is read."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def error(self, line: int, where: str, text: str) -> None:
        """Notes what makes the policy invalid."""
        self.errors.append(Problem(line, where, text))

    def warn(self, line: int, where: str, text: str) -> None:
        """Notes what is valid, and almost surely not meant."""
        self.warnings.append(Problem(line, where, text))
