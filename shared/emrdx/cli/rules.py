"""`emrdx rules test`: every rule's own examples and counter-examples."""

from pathlib import Path

import click

from emrdx.cli.options import files_of


@click.group(epilog="Example:  emrdx rules test my-rules.yaml")
def rules() -> None:
    """The declared knowledge of failures."""


@rules.command(name="test", epilog="Example:  emrdx rules test my-rules.yaml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILE]...")
def test(paths: tuple[Path, ...]) -> int:
    """Run every rule's examples and counter-examples: ours, and with FILE, or a folder, those of the files too."""
    from emrdx.diagnosis.rules import InvalidRulesError, rule_set
    from emrdx.diagnosis.selftest import run

    try:
        chosen = rule_set((str(file), file.read_bytes()) for file in files_of(paths))
    except InvalidRulesError as error:
        raise click.ClickException(str(error)) from error
    outcome = run(chosen)
    for failure in outcome.failures:
        click.echo(failure)
    click.echo(
        f"{len(chosen.bound)} rules, {outcome.examples} examples, {outcome.counters} counter-examples, "
        f"{len(outcome.failures)} failures"
    )
    return int(bool(outcome.failures))
