"""The one exit: raw text goes in, `Redacted` text comes out.

What only carries redacted text imports its type alone; the scanner is loaded at its first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from emrdx.redaction.text import Redacted, identifier, join, literal, stored

if TYPE_CHECKING:
    from emrdx.redaction.redactor import Redactor
    from emrdx.redaction.session import RedactionSession
    from emrdx.redaction.settings import RedactionSettings, RedactionSettingsError, UserPattern

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

_AT_FIRST_USE: Final = {
    "Redactor": "redactor",
    "RedactionSession": "session",
    "RedactionSettings": "settings",
    "RedactionSettingsError": "settings",
    "UserPattern": "settings",
}


def __getattr__(name: str) -> Any:
    if name not in _AT_FIRST_USE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_AT_FIRST_USE[name]}"), name)
