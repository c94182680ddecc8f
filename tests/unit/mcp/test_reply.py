"""What a caller is told where the findings cannot be read: what to do, and nothing of the account."""

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError
from mcp.server.mcpserver.exceptions import ToolError

from emrdx.findings.client import Conflict
from emrdx.mcp.reply import attempt

SECRET = "arn:aws:sts::111122223333:assumed-role/reader/me"


def refused(code):
    return ClientError({"Error": {"Code": code, "Message": f"{SECRET} may not"}}, "Query")


@pytest.mark.parametrize(
    ("error", "next_step"),
    [
        (refused("ThrottlingException"), "call again in a moment"),
        (refused("RequestLimitExceeded"), "call again in a moment"),
        (refused("ProvisionedThroughputExceededException"), "call again in a moment"),
        (refused("InternalServerError"), "call again in a moment"),
        (Conflict("keys of a batch stay unprocessed"), "call again in a moment"),
        (refused("ExpiredTokenException"), "renew the credentials"),
        (refused("ResourceNotFoundException"), "--table"),
        (refused("SomethingNew"), "tell the operator"),
        (NoCredentialsError(), "tell the operator"),
        (EndpointConnectionError(endpoint_url=f"https://{SECRET}"), "tell the operator"),
    ],
)
def test_findings_out_of_reach_say_what_to_do_next(error, next_step):
    def raises():
        raise error

    with pytest.raises(ToolError, match=next_step) as said:
        attempt(raises)
    assert SECRET not in str(said.value)
