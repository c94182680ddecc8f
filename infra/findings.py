"""The findings table."""

from aws_cdk import RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from emrdx.findings.table import FINDINGS_TABLE, IndexDefinition
from emrdx_infra.function import LambdaFunction
from emrdx_infra.settings import DeploySettings
from emrdx_infra.table import on_demand, text_key


class Findings(Construct):
    """The table as `emrdx.findings.table` defines it. It outlives the stack."""

    def __init__(self, scope: Construct, construct_id: str, *, settings: DeploySettings) -> None:
        super().__init__(scope, construct_id)
        definition = FINDINGS_TABLE
        self.table = dynamodb.Table(
            self,
            "Table",
            table_name=settings.table,
            **on_demand(definition),
            stream=dynamodb.StreamViewType(definition.stream_view_type),
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        for index in definition.indexes:
            self._add(index)

    @property
    def arn(self) -> str:
        """The table's ARN."""
        return self.table.table_arn

    def index_arns(self, *names: str) -> list[str]:
        """The ARNs of indexes by name, of all indexes without one."""
        known = [index.name for index in FINDINGS_TABLE.indexes]
        return [f"{self.arn}/index/{name}" for name in known if not names or name in names]

    def let_read(self, reader: LambdaFunction) -> None:
        """Lets a function read the table and its indexes, by key."""
        reader.allow(
            "ReadsFindings",
            ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
            [self.arn, *self.index_arns()],
        )

    def let_store(self, writer: LambdaFunction) -> None:
        """Lets a function store findings. A transaction needs the right to each of its writes."""
        writer.allow(
            "StoresFindings",
            ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
            [self.arn],
        )

    def _add(self, index: IndexDefinition) -> None:
        self.table.add_global_secondary_index(
            index_name=index.name,
            partition_key=text_key(index.partition_key),
            sort_key=text_key(index.sort_key),
            projection_type=dynamodb.ProjectionType.ALL
            if index.projection is None
            else dynamodb.ProjectionType.INCLUDE,
            non_key_attributes=None if index.projection is None else [*index.projection],
        )
