"""What all our tables are: on demand, encrypted, recoverable to any second of the last 35 days."""

from typing import Any

from aws_cdk import aws_dynamodb as dynamodb

from emrdx.findings.table import TableDefinition
from emrdx.jobs.table import ActingTableDefinition


def on_demand(definition: TableDefinition | ActingTableDefinition) -> dict[str, Any]:
    """The keys of a table and how it is run, as `dynamodb.Table` takes them."""
    return {
        "partition_key": text_key(definition.partition_key),
        "sort_key": text_key(definition.sort_key),
        "time_to_live_attribute": definition.ttl_attribute,
        "billing_mode": dynamodb.BillingMode.PAY_PER_REQUEST,
        "encryption": dynamodb.TableEncryption.AWS_MANAGED,
        "point_in_time_recovery_specification": dynamodb.PointInTimeRecoverySpecification(
            point_in_time_recovery_enabled=True
        ),
    }


def text_key(name: str) -> dynamodb.Attribute:
    """A key attribute that holds text, as all of ours do."""
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)
