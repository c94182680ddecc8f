"""One redaction of one finding: the same secret has the same marker throughout."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import re2

from emrdx.redaction.settings import RedactionSettings
from emrdx.redaction.text import Redacted, _redacted


class _Form(NamedTuple):
    kind: str
    pattern: "re2._Regexp[str]"


_KEYS: Final = r"(?:password|passwd|pwd|secret|token|api[_.-]?key)"
_FORMS: Final = (
    _Form("aws-access-key", re2.compile(r"\b((?:AKIA|ASIA)[0-9A-Z]{16})\b")),
    _Form("token", re2.compile(r"(?i:\bbearer\s+)([0-9A-Za-z._~+/=-]{8,})")),
    _Form("secret", re2.compile(rf"(?i:{_KEYS})[\"']?\s*[=:]\s*[\"']?([^\s\"',;&\[*]{{4,}})")),
)
_KNOWN_MIN: Final = 8


class RedactionSession:
    """Redacts the texts of one finding. Not to be shared by threads."""

    def __init__(self, settings: RedactionSettings) -> None:
        self._forms = (
            *(_Form(pattern.name, re2.compile(pattern.pattern)) for pattern in settings.patterns),
            *_FORMS,
        )
        self._allowed = settings.allowed_values
        self._markers: dict[tuple[str, str], str] = {}
        self._distinct: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many values of each type were removed."""
        return dict(self._counts)

    def text(self, raw: str) -> Redacted:
        """The text without its secrets."""
        for form in self._forms:
            raw = self._without(form, raw)
        for (kind, value), marker in self._markers.items():
            if len(value) >= _KNOWN_MIN and value in raw:
                self._counts[kind] += raw.count(value)
                raw = raw.replace(value, marker)
        return _redacted(raw)

    def lines(self, raw: Sequence[str]) -> list[Redacted]:
        """Consecutive lines of one source, one out for each one in."""
        return [self.text(line) for line in raw]

    def _without(self, form: _Form, raw: str) -> str:
        parts: list[str] = []
        at = 0
        for match in form.pattern.finditer(raw):
            start, end = match.span(1 if form.pattern.groups else 0)
            value = raw[start:end]
            if value in self._allowed:
                continue
            parts += (raw[at:start], self._marker(form.kind, value))
            self._counts[form.kind] += 1
            at = end
        return "".join((*parts, raw[at:])) if parts else raw

    def _marker(self, kind: str, value: str) -> str:
        marker = self._markers.get((kind, value))
        if marker is None:
            self._distinct[kind] += 1
            ordinal = "" if self._distinct[kind] == 1 else f"#{self._distinct[kind]}"
            marker = self._markers[kind, value] = f"[redacted:{kind}{ordinal}]"
        return marker
