"""What a run was started with, redacted and bounded, so that it can be stored beside the diagnosis."""

from typing import TYPE_CHECKING, Final

from emrdx.model import JobRun
from emrdx.schemas import Setup

if TYPE_CHECKING:
    from emrdx.redaction import RedactionSession
    from emrdx.redaction.text import Redacted

_SETTINGS_MAX: Final = 120
_CHARS: Final = 400


def setup_of(run: JobRun, session: "RedactionSession") -> Setup | None:
    """The run's code, image and effective settings; None where nothing of it is known."""
    application = run.application
    setup = Setup(
        entry_point=_text(run.entry_point, session),
        image=_text(application.image_uri if application else None, session),
        architecture=_text(application.architecture if application else None, session),
        settings=dict(
            _setting(name, run.settings[name], session) for name in sorted(run.settings)[:_SETTINGS_MAX]
        ),
    )
    return setup if setup != Setup() else None


def _setting(name: str, value: str, session: "RedactionSession") -> "tuple[Redacted, Redacted]":
    shown, redacted = session.setting(name, value)
    return shown.cut(_CHARS), redacted.cut(_CHARS)


def _text(raw: str | None, session: "RedactionSession") -> "Redacted | None":
    return session.text(raw).cut(_CHARS) if raw else None
