"""`emrdx doctor`: what is wrong with a template or a deployment."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from emrdx.cli.aws import AwsOptions, aws_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from emrdx_infra.problems import Problem


@click.command(
    epilog="Example:  emrdx doctor --region eu-west-1   or   emrdx doctor cdk.out/emrdx.template.json"
)
@click.argument("template", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--stack", default="emrdx", show_default=True, help="The deployed stack's name.")
@aws_options
def doctor(*, template: Path | None, stack: str, aws: AwsOptions) -> int:
    """Say what is wrong with a deployment, or with a synthesized TEMPLATE. Exit 1 if anything is."""
    problems = _of_template(template) if template else _of_deployment(stack, aws)
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        click.echo(f"{template or stack}: nothing wrong found")
    return 1 if problems else 0


def _of_template(path: Path) -> "Sequence[Problem]":
    from emrdx_infra.template_check import template_problems

    try:
        return template_problems(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, AttributeError) as error:
        raise click.ClickException(f"{path}: {error}; emrdx synth writes one to cdk.out") from error


def _of_deployment(stack: str, aws: AwsOptions) -> "Sequence[Problem]":
    from botocore.exceptions import BotoCoreError, ClientError

    from emrdx_infra.deployment_check import deployment, deployment_problems

    try:
        return deployment_problems(deployment(aws.client, stack))
    except ClientError as error:
        if "does not exist" in str(error):
            raise click.ClickException(
                f"there is no stack {stack} in this account and region: emrdx deploy, or give --stack"
            ) from error
        raise click.ClickException(f"{error}; doctor needs the right to read what it looks at") from error
    except BotoCoreError as error:
        raise click.ClickException(f"{error}; check the credentials and the network") from error
