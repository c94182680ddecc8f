"""`emrdx policy check` and `emrdx policy eval`: a policy before it is in force."""

import json
import sys
from datetime import MAXYEAR, UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import click

from emrdx.cli.main import EXIT_FAILED
from emrdx.policy import Call, Decision, Gate, Policy, SqliteStore, Verdict, examine
from emrdx.policy.decision import MALFORMED
from emrdx.policy.sqlite import MEMORY

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


EPILOG: Final = """\b
Examples:
  emrdx policy ready emrdx > policy.yaml
  emrdx policy check policy.yaml
  emrdx policy eval policy.yaml < calls.jsonl
"""


@click.group(epilog=EPILOG)
def policy() -> None:
    """What agents may call: check a policy, or try it on calls."""


@policy.command(epilog="Example:  emrdx policy check policy.yaml")
@click.argument("file", type=_FILE)
def check(*, file: Path) -> int:
    """Print every error with its line, and warnings; exit 1 if the policy is invalid."""
    return 0 if read(file, warn=True) is not None else EXIT_FAILED


@policy.command(
    "eval", epilog="""Example:  echo '{"tool":"t","args":{"a":1}}' | emrdx policy eval policy.yaml"""
)
@click.argument("file", type=_FILE)
def evaluate(*, file: Path) -> int:
    """Decide the calls on standard input, one JSON object a line, with counters that start at nothing.

    A call is {"tool", "args"?, "identity"?, "session"?, "at"?, "result"?}: `at` is its time (ISO 8601, UTC unless
    it says otherwise), `result` ok or error.
    """
    found = read(file, warn=False)
    if found is None:
        return EXIT_FAILED
    trial = Trial(found)
    for line in sys.stdin.buffer:
        if line.strip():
            click.echo(json.dumps(_shown(trial.decide(line))))
    return 0


@policy.command(epilog="Example:  emrdx policy ready aws-dataprocessing > policy.yaml")
@click.argument("name", required=False)
def ready(*, name: str | None) -> None:
    """Print a policy that comes with emrdx, to start from; without a name, the names."""
    folder = files("emrdx.policy") / "ready"
    known = sorted(
        entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")
    )
    if name is None:
        click.echo("\n".join(known))
    elif name in known:
        click.echo((folder / f"{name}.yaml").read_text(encoding="utf-8"), nl=False)
    else:
        raise click.UsageError(f"no policy {name!r}; there are {', '.join(known)}")


def read(file: Path, *, warn: bool) -> Policy | None:
    """The policy in a file; where it is invalid, every error goes to standard error.

    Raises:
        click.ClickException: the file cannot be read as text.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}; give a file that you may read") from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: no text in UTF-8; give a policy in YAML") from error
    found, errors, warnings = examine(text)
    for problem in errors:
        click.echo(f"{file}: {problem}", err=True)
    if warn:
        for problem in warnings:
            click.echo(f"{file}: warning: {problem}", err=True)
        if found is not None:
            click.echo(f"{file}: valid, {len(found.tools)} tools, {len(warnings)} warnings")
    return found


class Trial:
    """Calls decided one after the other, each call's outcome known before the next."""

    def __init__(self, policy: Policy) -> None:
        self._now = datetime.now(UTC)
        self._gate = Gate(lambda: policy, SqliteStore(MEMORY), clock=lambda: self._now)

    def decide(self, line: bytes) -> Decision:
        """The decision on one line; a line that is no call is denied."""
        try:
            said = json.loads(line.decode("utf-8"))
            self._now = _moment(said.get("at"))
            call = Call(
                tool=said["tool"],
                arguments=said.get("args"),
                identity=_name(said.get("identity")),
                session=_name(said.get("session")),
            )
            failed = {None: False, "ok": False, "error": True}[said.get("result")]
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            return Decision(Verdict.DENY, MALFORMED, f"No call: {type(error).__name__}: {error}")
        passage = self._gate.enter(call)
        self._gate.settle(passage, failed=failed)
        return passage.decision


def _moment(text: Any) -> datetime:
    if text is None:
        return datetime.now(UTC)
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        found = _EPOCH + timedelta(seconds=text)
    else:
        found = datetime.fromisoformat(text)
    if found.year == MAXYEAR:
        raise ValueError("its windows and approvals would end beyond the calendar")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _name(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("identity and session are texts")
    return value


def _shown(decision: Decision) -> dict[str, Any]:
    return {"verdict": decision.verdict.value, "rule": decision.rule, "message": decision.message}
