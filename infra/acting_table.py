"""The acting table: jobs, retries, counters and approvals, apart from the findings, which others may read."""

from collections.abc import Mapping

from aws_cdk import RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from emrdx.jobs.table import ACTING_TABLE
from emrdx_infra.settings import DeploySettings
from emrdx_infra.table import on_demand


class ActingTable(Construct):
    """The table as `emrdx.jobs.table` defines it. It goes with the stack: nothing in it is kept for long."""

    def __init__(self, scope: Construct, construct_id: str, *, settings: DeploySettings) -> None:
        super().__init__(scope, construct_id)
        self.table = dynamodb.Table(
            self,
            "Table",
            table_name=settings.acting_table,
            **on_demand(ACTING_TABLE),
            removal_policy=RemovalPolicy.DESTROY,
        )

    @property
    def arn(self) -> str:
        """The table's ARN."""
        return self.table.table_arn

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.table_name

    @staticmethod
    def only(*partitions: str) -> Mapping[str, Mapping[str, list[str]]]:
        """The condition of a statement that holds for items of these partitions alone, `*` for any ending.

        Policy, counters and approvals are the acting server's: no other function may write a person's yes.
        """
        return {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [*partitions]}}
