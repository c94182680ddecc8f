"""The findings table as it is deployed."""

from emrdx.findings.table import FINDINGS_TABLE


def test_the_table_is_the_one_that_the_code_defines(template):
    table = template.one("AWS::DynamoDB::Table")
    wanted = FINDINGS_TABLE.create_arguments("emrdx-findings")
    for name in ("TableName", "BillingMode", "KeySchema", "GlobalSecondaryIndexes"):
        assert table[name] == wanted[name], name
    key = "AttributeName"
    assert sorted(table["AttributeDefinitions"], key=lambda each: each[key]) == sorted(
        wanted["AttributeDefinitions"], key=lambda each: each[key]
    )
    assert table["StreamSpecification"]["StreamViewType"] == FINDINGS_TABLE.stream_view_type
    assert table["TimeToLiveSpecification"] == {key: FINDINGS_TABLE.ttl_attribute, "Enabled": True}


def test_the_table_has_the_configured_name(synth):
    assert synth(table="team-findings", mcp=False).one("AWS::DynamoDB::Table")["TableName"] == "team-findings"


def test_the_table_is_encrypted_and_recoverable(template):
    table = template.one("AWS::DynamoDB::Table")
    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}


def test_the_table_outlives_the_stack(template):
    (table,) = template.of_type("AWS::DynamoDB::Table").values()
    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert table["Properties"]["DeletionProtectionEnabled"] is True
