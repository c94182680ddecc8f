"""What every part of an answer is: a type that MCP clients see as output schema.

Text is redacted before it gets here (the type says so) and made visible here: no answer can hold a hidden
character or a line break. What is absent or empty is left out of the JSON.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetPydanticSchema

from emrdx.mcp.untrusted import NOTICE
from emrdx.redaction.text import Redacted, stored
from emrdx.visible import visible

Text = Annotated[
    Redacted,
    GetPydanticSchema(lambda _source, schema_of: schema_of(str)),
    BeforeValidator(lambda text: visible(text) if isinstance(text, str) else text),
    AfterValidator(stored),
]
Reason = Literal[
    "no_finding",
    "no_failure",
    "not_covered",
    "nothing_matches",
    "unknown_job",
    "unknown_kind",
    "unknown_run",
]
Untrusted = Annotated[str | None, Field(description="How to take the answer's text")]


def _compact(schema: dict[str, Any]) -> None:
    """Leaves out what every client would pay for and none needs: titles, and null where a field is absent."""
    schema.pop("title", None)
    properties: dict[str, dict[str, Any]] = schema.get("properties", {})
    for entry in properties.values():
        for name in ("title", "default"):
            entry.pop(name, None)
        present = [choice for choice in entry.get("anyOf", ()) if choice != {"type": "null"}]
        if len(present) == 1:
            del entry["anyOf"]
            entry.update(present[0])


class Part(BaseModel):
    """A part of an answer."""

    # Parts are validated inside the answers that hold them, which are built when a server is.
    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_compact, defer_build=True)


class NotFound(Part):
    """Why there is nothing, and what to do next."""

    reason: Reason
    meaning: Text
    next_step: Text
    detail: Annotated[Text | None, Field(description="What the findings say of it")] = None
    candidates: Annotated[tuple[Text, ...], Field(description="Names or ids that come near")] = ()


class Answer(Part):
    """What every tool's answer has."""

    status: Literal["found", "not_found"]
    not_found: NotFound | None = None

    def structure(self) -> dict[str, Any]:
        """The answer as JSON: without what is absent or empty, but with the notice on untrusted text."""
        found = self.model_dump(mode="json", exclude_defaults=True)
        notice = {"untrusted": NOTICE} if "untrusted" in type(self).model_fields else {}
        return {"status": self.status, **notice, **found}
