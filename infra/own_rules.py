"""A deployment's own rules, tried before they are bundled: one that breaks would fail every diagnosis."""

from pathlib import Path
from typing import Any

from emrdx.diagnosis.knowledge.rules import InvalidRulesError
from emrdx.user_rules import user_rules
from emrdx_infra.settings import DeploySettingsError


def tried(folder: Path | None) -> None:
    """Nothing, where every rule below a folder is of the form and holds for its own examples.

    Raises:
        DeploySettingsError: one is not, or does not; the text names the first.
    """
    from emrdx.diagnosis.selftest import run

    try:
        rules = user_rules(str(folder) if folder else None, _nothing_in_s3)
        failures = run(rules).failures if rules is not None else ()
    except InvalidRulesError as error:
        raise DeploySettingsError(f"setting rules: {error}") from None
    if failures:
        more = f" ({len(failures)} in all: emrdx rules test {folder})"
        raise DeploySettingsError(f"setting rules: {failures[0]}{more}")


def _nothing_in_s3() -> Any:
    raise NotImplementedError("a folder is read without a client")
