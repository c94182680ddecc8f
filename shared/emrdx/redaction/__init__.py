"""The one exit: raw text goes in, `Redacted` text comes out."""

from emrdx.redaction.redactor import Redactor
from emrdx.redaction.session import RedactionSession
from emrdx.redaction.settings import RedactionSettings, RedactionSettingsError, UserPattern
from emrdx.redaction.text import Redacted, identifier, join, literal, stored

__all__ = [
    "Redacted",
    "RedactionSession",
    "RedactionSettings",
    "RedactionSettingsError",
    "Redactor",
    "UserPattern",
    "identifier",
    "join",
    "literal",
    "stored",
]
