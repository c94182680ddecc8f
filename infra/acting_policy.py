"""The acting server's policy: in a parameter that the stack makes, or where it is already."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Final

from aws_cdk import Aws
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from emrdx.policy import examine
from emrdx_infra.settings import DeploySettings, DeploySettingsError

# SSM's PutParameter takes 4 KB in the standard tier and 8 KB in the advanced one.
_PARAMETER_BYTES: Final = 8192
_SSM: Final = "ssm:"
_S3: Final = "s3://"


class ActingPolicy(Construct):
    """Where the policy is, as `emrdx.wiring.Variable.POLICY` names it, and what one may do to read it.

    Without the setting, it is the ready policy for our own tools: reading is free, what acts wants approval.
    """

    place: str
    actions: Sequence[str]
    resource: str

    def __init__(self, scope: Construct, construct_id: str, *, settings: DeploySettings) -> None:
        """Makes the parameter where the policy is a file.

        Raises:
            DeploySettingsError: the policy is invalid, or too long for a parameter.
        """
        super().__init__(scope, construct_id)
        given = settings.action_policy
        if given is not None and given.startswith(_S3):
            self.place, self.actions = given, ("s3:GetObject",)
            self.resource = f"arn:{Aws.PARTITION}:s3:::{given.removeprefix(_S3)}"
            return
        name = given.removeprefix(_SSM) if given is not None and given.startswith(_SSM) else None
        if name is None:
            name = f"/{settings.stack}/acting-policy"
            ssm.CfnParameter(
                self,
                "Parameter",
                name=name,
                type="String",
                tier="Intelligent-Tiering",
                value=_text(given),
                description="What agents may call on emrdx' acting server; a change counts within half a minute",
            )
        self.place, self.actions = f"{_SSM}{name}", ("ssm:GetParameter",)
        path = name if name.startswith("/") else f"/{name}"
        self.resource = f"arn:{Aws.PARTITION}:ssm:{Aws.REGION}:{Aws.ACCOUNT_ID}:parameter{path}"


def _text(given: str | None) -> str:
    """The policy in a file, or the one that comes with the package.

    Raises:
        DeploySettingsError: it is invalid or too long.
    """
    if given is None:
        return (files("emrdx.policy") / "ready" / "emrdx.yaml").read_text(encoding="utf-8")
    try:
        text = Path(given).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DeploySettingsError(f"setting action_policy: {given}: {error}") from None
    policy, errors, _warnings = examine(text)
    if policy is None:
        more = f" (and {len(errors) - 1} more: emrdx policy check {given})" if errors[1:] else ""
        raise DeploySettingsError(f"setting action_policy: {given}: {errors[0]}{more}")
    size = len(text.encode())
    if size > _PARAMETER_BYTES:
        raise DeploySettingsError(
            f"setting action_policy: {given} has {size} bytes, and a parameter takes {_PARAMETER_BYTES}: "
            "put it into a bucket and name it as s3://bucket/key"
        )
    return text
