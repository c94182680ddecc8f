"""Settings in `sparkSubmitParameters` and Hive's `parameters`, changed in place: all other text stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import re2

# A word with its quotes, which EMR Serverless hands on literally.
_WORD: Final = re2.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*'|["'])+""")
_PLAIN: Final = re2.compile(r"[0-9A-Za-z_.:/@%+,=-]+")
_SETTERS: Final = frozenset({"--conf", "-c", "--hiveconf"})
# Spark's SparkSubmitArguments: these win over --conf.
_FLAG_OF: Final = {
    "spark.driver.memory": "--driver-memory",
    "spark.driver.cores": "--driver-cores",
    "spark.executor.memory": "--executor-memory",
    "spark.executor.cores": "--executor-cores",
    "spark.executor.instances": "--num-executors",
}


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


def settable(setting: str, value: str) -> bool:
    """Whether a setting can be written without quotes, which not every release reads alike."""
    return bool(_PLAIN.fullmatch(setting) and _PLAIN.fullmatch(value)) and "=" not in setting


def with_setting(parameters: str, setting: str, value: str, setter: str = "--conf") -> str:
    """The parameters with a setting: each place that sets it is changed, and where there is none it is added."""
    places = list(_values(parameters, setting))
    if not places:
        own, others = f"{setter} {setting}={value}", parameters.rstrip()
        _, _, last = f" {others}".replace("\t", " ").rpartition(" ")
        # A last flag without a value would take what follows it for one.
        lacking = last.startswith("-") and "=" not in last
        return f"{own} {others}" if lacking else f"{others} {own}".lstrip()
    changed = parameters
    for start, end in reversed(places):
        changed = changed[:start] + value + changed[end:]
    return changed


def _values(parameters: str, setting: str) -> Iterator[tuple[int, int]]:
    """Where the setting's values stand."""
    words = [_Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(parameters)]
    for number, word in enumerate(words):
        flag, equals, _rest = word.text.partition("=")
        following = words[number + 1] if number + 1 < len(words) else None
        if flag == _FLAG_OF.get(setting):
            if equals:
                yield word.start + len(flag) + 1, word.end
            elif following:
                yield following.start, following.end
        elif flag in _SETTERS:
            pair = _Word(word.start + len(flag) + 1, word.end, _rest) if equals else following
            span = _value_of(pair, setting) if pair else None
            if span:
                yield span


def _value_of(pair: _Word, setting: str) -> tuple[int, int] | None:
    """The value's place in `setting=value`, which may stand in quotes whole."""
    quote = pair.text[0] if pair.text[:1] in {'"', "'"} and pair.text[-1:] == pair.text[:1] else ""
    inside = pair.text[len(quote) : len(pair.text) - len(quote)] if len(pair.text) > 1 else pair.text
    name, equals, _value = inside.partition("=")
    if not equals or name.strip() != setting:
        return None
    return pair.start + len(quote) + len(name) + 1, pair.end - len(quote)
