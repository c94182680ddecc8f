"""`emrdx synth`, `deploy` and `destroy`: the CDK app, from a checkout or an installed package."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.doctor import doctor
from emrdx.cli.progress import busy

__all__ = ["deploy", "destroy", "doctor", "synth"]

_CDK: Final = "aws-cdk@2"
_F = TypeVar("_F", bound=Callable[..., Any])
_T = TypeVar("_T")


def _settings_options(command: _F) -> _F:
    config = click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Settings file (default: the nearest emrdx.toml from here upward).",
    )
    assignments = click.option(
        "--set",
        "assignments",
        multiple=True,
        metavar="NAME=VALUE",
        help="A setting of its [deploy], instead.",
    )
    return config(assignments(command))


@click.command(
    epilog="Example:  emrdx synth --set log_prefixes=s3://my-logs/emr/ --set emails=team@example.com"
)
@_settings_options
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default="cdk.out", show_default=True
)
def synth(*, config: Path | None, assignments: Sequence[str], output: Path) -> None:
    """Write the CloudFormation template and the functions' bundles; no Docker, no AWS account."""
    click.echo(_synthesize(config, assignments, output))


@click.command(epilog="Example:  emrdx deploy --region eu-west-1 --set log_prefixes=s3://my-logs/emr/")
@_settings_options
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default="cdk.out", show_default=True
)
@click.option("--yes", is_flag=True, help="Do not ask about new permissions.")
@aws_options
def deploy(
    *, config: Path | None, assignments: Sequence[str], output: Path, yes: bool, aws: AwsOptions
) -> None:
    """Deploy the stack, or bring it up to date."""
    command = _cdk()
    stack = _synthesize(config, assignments, output).name.removesuffix(".template.json")
    approval = "never" if yes else "broadening"
    _run([*command, "deploy", stack, "--app", str(output), "--require-approval", approval], aws)


@click.command(epilog="Example:  emrdx destroy --region eu-west-1")
@_settings_options
@click.option("--yes", is_flag=True, help="Do not ask.")
@aws_options
def destroy(*, config: Path | None, assignments: Sequence[str], yes: bool, aws: AwsOptions) -> None:
    """Remove the stack. The findings table stays, with what it holds."""
    command = _cdk()
    with tempfile.TemporaryDirectory() as folder:
        template = _synthesize(config, assignments, Path(folder), bundle=False)
        stack = template.name.removesuffix(".template.json")
        _run([*command, "destroy", stack, "--app", folder, *(["--force"] if yes else [])], aws)
    click.echo("The findings table is kept; delete it by hand if you do not want it any more.", err=True)


def _synthesize(
    config: Path | None, assignments: Sequence[str], folder: Path, *, bundle: bool = True
) -> Path:
    def work() -> Path:
        from emrdx_infra.app import synthesize
        from emrdx_infra.sources import load

        settings = load(config=config, assignments=assignments)
        with busy("Building the functions' bundles and the template"):
            return synthesize(settings if bundle else replace(settings, bundle=False), folder)

    return _explained(work)


def _explained(work: Callable[[], _T]) -> _T:
    """Errors of the app as the command line's."""
    from emrdx_infra.app import SynthesisError
    from emrdx_infra.bundling import BundlingError
    from emrdx_infra.settings import DeploySettingsError

    try:
        return work()
    except DeploySettingsError as error:
        raise click.UsageError(str(error)) from error
    except (BundlingError, SynthesisError) as error:
        raise click.ClickException(str(error)) from error


def _cdk() -> tuple[str, ...]:
    """The CDK's command: the one on the path, else from npm with the Node that comes with the extra."""
    from emrdx_infra.node import npx

    installed = shutil.which("cdk")
    if installed:
        return (installed,)
    runner = npx()
    if runner:
        return (*runner, "--yes", _CDK)
    raise click.ClickException(
        "the CDK's command is needed to deploy: npm install --global aws-cdk, or pip install 'emrdx[infra]'"
    )


def _run(command: Sequence[str], aws: AwsOptions) -> None:
    from emrdx_infra.node import packaged_node

    environment = dict(os.environ)
    node = packaged_node()
    if node is not None and command[0] == str(node):
        # npx starts the command by the name of `node`.
        environment["PATH"] = os.pathsep.join([str(node.parent), environment.get("PATH", os.defpath)])
    if aws.region:
        environment |= {"AWS_REGION": aws.region, "AWS_DEFAULT_REGION": aws.region}
    if aws.profile:
        environment["AWS_PROFILE"] = aws.profile
    if aws.endpoint_url:
        environment["AWS_ENDPOINT_URL"] = aws.endpoint_url
    done = subprocess.run(command, env=environment, check=False)  # noqa: S603 (our own words)
    if done.returncode:
        raise click.ClickException(
            f"the CDK's command ended with {done.returncode}; what it wrote above says why "
            "(a new account and region needs  cdk bootstrap  once)"
        )
