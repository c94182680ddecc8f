"""What a policy's statement names."""

import pytest

from emrdx.diagnosis.advice.permissions import permission


@pytest.mark.parametrize(
    ("operation", "service", "allowed"),
    [
        ("GetParameter", "ssm", "ssm:GetParameter"),
        ("HeadObject", "s3", "s3:GetObject"),
        ("ListObjectsV2", "", "s3:ListBucket"),
        ("GetThings", "", "GetThings"),
        ("", "s3", ""),
    ],
)
def test_an_operation_is_allowed_by_the_action_that_iam_names(
    operation: str, service: str, allowed: str
) -> None:
    assert permission(operation, service) == allowed
