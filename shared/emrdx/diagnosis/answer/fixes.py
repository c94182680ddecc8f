"""A kind's fixes with this run's values in them."""

import string
from collections.abc import Mapping
from typing import Final

from emrdx.diagnosis.advice.advisors import ADVISORS
from emrdx.diagnosis.advice.model import Advice, Case
from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.knowledge.rules import FixRule, Kind
from emrdx.model import JobRun
from emrdx.redaction import Redacted, RedactionSession
from emrdx.schemas import Fix

_FORMATTER: Final = string.Formatter()


def filled(template: str, values: Mapping[str, str]) -> str | None:
    """A template with its `{names}` filled; None where a value is missing."""
    names = [name for _text, name, _spec, _conversion in _FORMATTER.parse(template) if name]
    if any(not values.get(name) for name in names):
        return None
    return _FORMATTER.vformat(template, (), dict(values))


def fixes(kind: Kind, cause: Candidate | None, run: JobRun, session: RedactionSession) -> tuple[Fix, ...]:
    """The fixes of a kind for one run, without those whose values are unknown or would change nothing."""
    rule = cause.match.bound.rule.id if cause else ""
    made = [
        fix
        for entry in kind.fixes
        if (not entry.rules or rule in entry.rules) and (fix := _fix(entry, cause, run, session))
    ]
    return tuple(made)


def _fix(entry: FixRule, cause: Candidate | None, run: JobRun, session: RedactionSession) -> Fix | None:
    link = cause.match.link if cause else None
    case = Case(run, cause.match.captures if cause else {}, link.service_error if link else None)
    advice = ADVISORS[entry.advisor](case) if entry.advisor in ADVISORS else Advice({})
    if advice is None:
        return None
    values = {**case.captures, **advice.values}
    action = filled(entry.action, values)
    settings = {**entry.config, **advice.config}
    if action is None or (settings and settings.items() <= run.settings.items()):
        return None
    config: dict[Redacted, Redacted] = {
        session.text(key): session.text(value) for key, value in settings.items()
    }
    return Fix(
        action=session.text(action),
        why=session.text(filled(entry.why, values) or entry.why),
        check=session.text(filled(entry.check, values) or entry.check),
        config=config,
        docs=session.text(entry.docs) if entry.docs else None,
    )
