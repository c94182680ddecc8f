"""The one exit: raw text goes in, `Redacted` text comes out."""

from emrdx.redaction.text import Redacted, identifier, join, literal, stored

__all__ = ["Redacted", "identifier", "join", "literal", "stored"]
