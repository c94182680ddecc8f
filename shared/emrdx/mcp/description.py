"""A tool's description as an instruction to a model, in parts that none may leave out."""

from dataclasses import dataclass

from emrdx.mcp.budget import STANDARD, Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a model must know to use a tool well. It is text of ours: data never enters it.

    Attributes:
        when: the question that the tool answers, and when another tool is the better one.
        needs: the arguments, and where their values come from.
        returns: what comes back.
        after: what to call next.
    """

    title: str
    when: str
    needs: str
    returns: str
    after: str
    budget: Budget = STANDARD

    def text(self) -> str:
        """The description as the client hands it to the model."""
        return f"{self.when}\nNeeds: {self.needs}\nReturns: {self.returns}\nNext: {self.after}"
