"""What a user may set: personal data on or off, own patterns, values and keys that are no secrets."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Final, Literal, get_args

PersonalData = Literal["all", "none"]

_NAME_MAX: Final = 40
_NAME_CHARACTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
_OUR_TYPES: Final = frozenset({"password", "secret", "token", "email", "card", "ssn", "phone", "private-key"})
_KEYWORD_MIN: Final = 3
_PATTERN_MAX: Final = 1000
_PATTERNS_MAX: Final = 100


class RedactionSettingsError(ValueError):
    """A setting is wrong. The text names the setting and says what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPattern:
    """A user's own form of secret.

    `pattern` is RE2 syntax; group 1 is the secret, or the whole match where there is no group. With
    `keywords` (case does not matter) it is looked for only in text that holds one of them. Every one of
    `examples` must be found by the pattern and none of `counter_examples`.
    """

    name: str
    pattern: str
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = f"redaction pattern {self.name!r}"
        if not _is_name(self.name):
            raise RedactionSettingsError(
                f"{where}: a name is 1 to 40 of a-z, 0-9, _ and -, and begins with a letter"
            )
        if self.name in _OUR_TYPES:
            raise RedactionSettingsError(f"{where}: is one of our own types; choose another name")
        if len(self.pattern) > _PATTERN_MAX:
            raise RedactionSettingsError(f"{where}: the pattern is longer than {_PATTERN_MAX} characters")
        compiled = _compiled(self.pattern, where)
        if compiled.groups > 1:
            raise RedactionSettingsError(f"{where}: at most one group, which is the secret; use (?:...)")
        if compiled.search("") is not None:
            raise RedactionSettingsError(f"{where}: the pattern matches empty text")
        if any(len(keyword) < _KEYWORD_MIN for keyword in self.keywords):
            raise RedactionSettingsError(f"{where}: a keyword has at least {_KEYWORD_MIN} characters")
        self._check_examples(compiled, where)

    def _check_examples(self, compiled: Any, where: str) -> None:
        for example in self.examples:
            if self.keywords and not any(word.lower() in example.lower() for word in self.keywords):
                raise RedactionSettingsError(f"{where}: example {example!r} holds none of the keywords")
            if compiled.search(example) is None:
                raise RedactionSettingsError(f"{where}: example {example!r} is not found by the pattern")
        for example in self.counter_examples:
            if compiled.search(example) is not None:
                raise RedactionSettingsError(f"{where}: counter-example {example!r} is found by the pattern")


def _is_name(name: str) -> bool:
    return 0 < len(name) <= _NAME_MAX and name[0].isalpha() and not set(name) - _NAME_CHARACTERS


def _compiled(pattern: str, where: str) -> Any:
    import re2

    try:
        return user_pattern(pattern)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise RedactionSettingsError(f"{where}: no RE2 pattern: {reason}") from None


@lru_cache(maxsize=_PATTERNS_MAX * 2)
def user_pattern(pattern: str) -> Any:
    """A user's pattern compiled, over text or its UTF-8 bytes.

    Raises:
        re2.error: it is none of RE2.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactionSettings:
    """How to redact.

    `pii`: `all` removes e-mail addresses, card, social security and phone numbers too, `none` leaves them.
    `allowed_values` are never removed; `allowed_keys` are key names (case, `-`, `_` and `.` do not matter)
    whose values are no secrets.

    Raises:
        RedactionSettingsError: a setting is wrong.
    """

    pii: PersonalData = "all"
    patterns: tuple[UserPattern, ...] = ()
    allowed_values: frozenset[str] = frozenset()
    allowed_keys: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.pii not in get_args(PersonalData):
            raise RedactionSettingsError(f"redaction pii: {self.pii!r} is neither 'all' nor 'none'")
        if len(self.patterns) > _PATTERNS_MAX:
            raise RedactionSettingsError(f"redaction patterns: more than {_PATTERNS_MAX}")
        names = [pattern.name for pattern in self.patterns]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise RedactionSettingsError(f"redaction patterns: {', '.join(twice)} more than once")
        if "" in self.allowed_values or "" in self.allowed_keys:
            raise RedactionSettingsError("redaction allowed_values, allowed_keys: an entry is empty")


def to_json(settings: RedactionSettings) -> str:
    """Settings as one JSON object, the same text for the same settings."""
    import msgspec

    return msgspec.json.encode(settings, order="sorted").decode()


def from_json(text: str | None) -> RedactionSettings:
    """What `to_json` wrote; the default without it."""
    import msgspec

    return msgspec.json.decode(text, type=RedactionSettings) if text else RedactionSettings()


def redaction_settings(data: object) -> RedactionSettings:
    """Settings from a configuration's values: `pii`, `patterns` (tables), `allowed_values`, `allowed_keys`.

    Raises:
        RedactionSettingsError: a value is wrong, with its place.
    """
    import msgspec

    if not isinstance(data, Mapping):
        raise RedactionSettingsError("redaction: no table of settings")
    known = {field.name for field in fields(RedactionSettings)}
    unknown = sorted(str(name) for name in data if name not in known)
    if unknown:
        raise RedactionSettingsError(
            f"redaction: {unknown[0]!r} is no setting; there are {', '.join(sorted(known))}"
        )
    try:
        return msgspec.convert(dict(data), RedactionSettings)
    except msgspec.ValidationError as error:
        raise RedactionSettingsError(f"redaction: {error}") from None
