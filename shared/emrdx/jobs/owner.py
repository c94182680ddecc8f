"""Whose jobs a caller's are, in a deployment: they outlast the session that started them."""

from typing import Final

import re2

# Of IAM Identity Center's roles, which only it assumes, the session's name is the person's (IAM Identity Center
# User Guide, "Referencing permission sets in resource policies"). Of every other role whoever assumes it chooses
# the name, and the SDKs invent a new one each time.
_ASSUMED: Final = re2.compile(r"(arn:[^:]+:sts::\d{12}:assumed-role/([^/]+))/[^/]+")
_OF_PERSONS: Final = "AWSReservedSSO_"


def owner_of(principal: str) -> str:
    """The owner of what an IAM principal starts, from the ARN that AWS verified.

    A role's sessions own their jobs together, but for those of IAM Identity Center, where each person has their own.
    """
    found = _ASSUMED.fullmatch(principal)
    if found is None or found[2].startswith(_OF_PERSONS):
        return principal
    return str(found[1])
