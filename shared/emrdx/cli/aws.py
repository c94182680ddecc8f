"""The options of every command that talks to AWS, and the clients made of them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, TypeVar

import click
import re2

from emrdx.evidence.errors import UnreadableInput
from emrdx.model import Evidence

_RUN: Final = re2.compile(r"^(?P<application>[0-9a-z]{1,64})/(?P<run>[0-9a-z]{1,64})$")
_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class AwsOptions:
    """Region, profile and endpoint as given; what is not given is AWS' own configuration."""

    region: str | None = None
    profile: str | None = None
    endpoint_url: str | None = None

    def client(self, service: str, **credentials: str) -> Any:
        """A client of a service, with the credentials given or AWS' own configuration's.

        Raises:
            click.UsageError: no region is configured, or the profile does not exist.
        """
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, NoRegionError, ProfileNotFound

        try:
            # boto3 alone of AWS' SDKs does not know this variable; where Lambda or the AWS CLI set it, it counts.
            region = self.region or os.environ.get("AWS_REGION")
            session = boto3.Session(region_name=region, profile_name=self.profile)
            if session.region_name is None:
                raise NoRegionError
            config = Config(retries={"mode": "standard", "max_attempts": 5}, user_agent_extra="emrdx")
            return session.client(  # type: ignore[call-overload]
                service, endpoint_url=self.endpoint_url, config=config, **credentials
            )
        except NoRegionError as error:
            raise click.UsageError("no AWS region found: give --region or set AWS_REGION") from error
        except ProfileNotFound as error:
            raise click.UsageError(f"{error}: see  aws configure list-profiles") from error
        except ValueError as error:
            reason = str(error).rstrip(".")
            raise click.UsageError(f"{reason}: check --endpoint-url and --region") from error
        except BotoCoreError as error:
            raise click.ClickException(str(error)) from error

    def account(self) -> str:
        """The account of the credentials.

        Raises:
            click.ClickException: they are missing or not valid.
        """
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            return str(self.client("sts").get_caller_identity()["Account"])
        except (BotoCoreError, ClientError) as error:
            raise click.ClickException(
                f"whose findings? {error}; renew the credentials or give --account"
            ) from error

    def is_run(self, path: str) -> bool:
        """Whether a PATH is of the form APPLICATION_ID/JOB_RUN_ID."""
        return _RUN.match(path) is not None

    def collect_uri(self, uri: str, attempt: int | None) -> Evidence:
        """Evidence below an `s3://` prefix of one run."""
        from emrdx.evidence.s3 import collect_s3_uri

        return _reached(lambda: collect_s3_uri(self.client("s3"), uri, attempt=attempt), uri)

    def collect_run(self, path: str, attempt: int | None) -> Evidence:
        """Evidence of a run by its ids, from where the service says its logs are."""
        from emrdx.evidence.collect import collect
        from emrdx.runs import fetch

        match = _RUN.match(path)
        serverless = self.client("emr-serverless")

        def gather() -> Evidence:
            run = fetch(serverless, match.group("application"), match.group("run"), attempt)
            s3 = self.client("s3") if run.logs and run.logs.s3 else None
            logs = self.client("logs") if run.logs and run.logs.cloudwatch else None
            return collect(run, s3=s3, logs=logs)

        return _reached(gather, path)


def _reached(gather: Callable[[], Evidence], path: str) -> Evidence:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return gather()
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        raise UnreadableInput(f"{path}: {error} ({_next_step(code)})") from error
    except BotoCoreError as error:
        raise UnreadableInput(f"{path}: {error} (check the credentials and the network)") from error


def _next_step(code: str) -> str:
    if "Denied" in code or code in {"403", "UnauthorizedOperation"}:
        return "grant the permission to this principal, or use another --profile"
    if "NotFound" in code or code == "404":
        return "check the ids and --region"
    if "Expired" in code or "Token" in code:
        return "renew the credentials"
    return "try again, or see --debug"


def aws_options(command: _F) -> _F:
    """Adds `--region`, `--profile` and `--endpoint-url`; the command gets them as `aws`."""

    @click.option("--region", envvar="EMRDX_REGION", help="AWS region (default: AWS' own configuration).")
    @click.option("--profile", envvar="EMRDX_PROFILE", help="AWS profile.")
    @click.option("--endpoint-url", envvar="EMRDX_ENDPOINT_URL", help="Another endpoint than AWS' own.")
    @wraps(command)
    def wrapped(
        *args: Any, region: str | None, profile: str | None, endpoint_url: str | None, **kwargs: Any
    ) -> Any:
        return command(*args, aws=AwsOptions(region, profile, endpoint_url), **kwargs)

    return wrapped  # type: ignore[return-value]
