"""`emrdx rules test`: every rule's own examples and counter-examples."""

import click

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.options import RulePlace
from emrdx.user_rules import rule_files


@click.group(epilog="Example:  emrdx rules test my-rules.yaml")
def rules() -> None:
    """The declared knowledge of failures."""


@rules.command(name="test", epilog="Example:  emrdx rules test my-rules.yaml")
@click.argument("places", nargs=-1, type=RulePlace(), metavar="[FILE]...")
@aws_options
def test(places: tuple[str, ...], aws: AwsOptions) -> int:
    """Run every rule's examples and counter-examples: ours, and those of each FILE, folder or s3:// prefix."""
    from emrdx.diagnosis.knowledge.rules import InvalidRulesError
    from emrdx.diagnosis.rule_sets import rule_set
    from emrdx.diagnosis.selftest import run

    try:
        chosen = rule_set(found for place in places for found in rule_files(place, lambda: aws.client("s3")))
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
