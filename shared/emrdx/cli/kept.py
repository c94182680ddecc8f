"""Where approvals are kept: in this user's state file, or in a deployment's acting table."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.options import state_file_option
from emrdx.cli.state import opened, user
from emrdx.policy import Store, StoreError

_F = TypeVar("_F", bound=Callable[..., Any])
_OUTPUT: Final = "ActingTable"


def kept_options(command: _F) -> _F:
    """Adds the options that say where approvals are; the command gets a store as `store` and, as `decider`, a
    function that says who decides: this user, or the IAM principal of the AWS credentials.
    """

    @state_file_option
    @click.option("--stack", help="A deployment's approvals, by its stack's name.")
    @click.option(
        "--acting-table",
        envvar="EMRDX_ACTING_TABLE",
        help="A deployment's approvals, by the name of its acting table.",
    )
    @aws_options
    @wraps(command)
    def wrapped(
        *args: Any,
        state: Path | None,
        stack: str | None,
        acting_table: str | None,
        aws: AwsOptions,
        **kwargs: Any,
    ) -> Any:
        given = [name for name in (state, stack, acting_table) if name is not None]
        if len(given) > 1:
            raise click.UsageError("give one of --state, --stack and --acting-table")
        table = acting_table or (table_of(aws, stack) if stack is not None else None)
        place = f"table {table}" if table else "state file"
        store = _deployed(aws, table) if table else opened(state)
        try:
            return command(*args, store=store, decider=lambda: principal(aws) if table else user(), **kwargs)
        except StoreError as error:
            hint = "the credentials, --acting-table and --region" if table else "it, or give another --state"
            raise click.ClickException(f"the {place} cannot be used: {error}; check {hint}") from error

    return wrapped  # type: ignore[return-value]


def _deployed(aws: AwsOptions, table: str) -> Store:
    from emrdx.policy.dynamodb import DynamoStore

    return DynamoStore(aws.client("dynamodb"), table)


def table_of(aws: AwsOptions, stack: str) -> str:
    """The name of a deployment's acting table.

    Raises:
        click.ClickException: there is no such stack, it may not be read, or it has no acting server.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        found = aws.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    except (BotoCoreError, ClientError) as error:
        raise click.ClickException(
            f"stack {stack}: {error}; check the credentials, --stack and --region"
        ) from error
    outputs = {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", ())}
    if _OUTPUT not in outputs:
        raise click.ClickException(
            f"stack {stack} has no acting server, so nothing there wants approval: set actions = true and deploy"
        )
    return str(outputs[_OUTPUT])


def principal(aws: AwsOptions) -> str:
    """The ARN of the credentials.

    Raises:
        click.ClickException: they are missing or not valid.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return str(aws.client("sts").get_caller_identity()["Arn"])
    except (BotoCoreError, ClientError) as error:
        raise click.ClickException(f"who decides? {error}; renew the credentials") from error
