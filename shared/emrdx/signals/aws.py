"""AWS services' errors, from what the SDKs print.

botocore: `An error occurred (Code) when calling the Operation operation: text`; SDK for Java 1:
`text (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: …)`; SDK for Java 2:
`text (Service: S3, Status Code: 403, Request ID: …)`; the SDK for Java before 1.10
`Status Code: 403, AWS Service: Amazon S3, AWS Request ID: …, AWS Error Code: AccessDenied, …`; IAM's own
sentence names principal, action, resource. botocore names no service: it follows from the operation, by a table
that `tools/aws_operations.py` derives.
"""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import re2

from emrdx.signals.model import ServiceError

_BOTOCORE: Final = re2.compile(
    r"An error occurred \((?P<code>[^)]{1,120})\) when calling the (?P<operation>\w{1,80}) operation"
)
_JAVA: Final = re2.compile(
    r"\(Service: (?P<service>[^;,)]{1,60})[;,]\s+Status Code: (?P<status>\d{3})(?:[;,]\s+Error ?Code:\s*(?P<code>[^;,)]{1,120}))?"
)
_JAVA_OLD: Final = re2.compile(
    r"Status Code: (?P<status>\d{3}), AWS Service: (?P<service>[^,]{1,60}), AWS Request ID: [^,]{0,120},"
    r" AWS Error Code: (?P<code>[^,]{1,120})"
)
_JAVA_CODE: Final = re2.compile(r"\b(?:Error ?Code|errorCode|Code)[:=] ?(?P<code>[A-Z][\w.]{2,80})")
_NOT_AUTHORIZED: Final = re2.compile(
    r"(?:User: (?P<principal>arn:\S{1,200}) )?is not authorized to perform: (?P<action>[\w-]+:\w+)"
    r"(?: on resource: \"?(?P<resource>[^\s\"]{1,300}))?"
)
_STATUS: Final = re2.compile(
    r"\b(?:HTTP/\d(?:\.\d)? |[Ss]tatus [Cc]ode:? ?=? ?|HTTP (?:Error )?)(?P<status>[1-5]\d\d)\b"
)
_MARKS: Final = (
    "An error occurred (",
    "(Service: ",
    "AWS Service: ",
    "is not authorized to perform",
    "tatus",
)


@cache
def services() -> dict[str, str]:
    """Every operation that one service alone has, to that service as IAM names it."""
    data = files("emrdx.signals").joinpath("aws_operations.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, str])


def service_error(text: str) -> ServiceError | None:
    """The service's error that a message quotes, or None."""
    if not any(mark in text for mark in _MARKS):
        return None
    botocore, denied = _BOTOCORE.search(text), _NOT_AUTHORIZED.search(text)
    java = _JAVA.search(text) or _JAVA_OLD.search(text)
    if not (botocore or java or denied):
        return None
    action = denied.group("action") if denied else ""
    operation = str(botocore.group("operation")) if botocore else ""
    return ServiceError(
        service=_service(java.group("service") if java else "", action) or services().get(operation, ""),
        operation=operation,
        code=_code(text, botocore, java),
        status=int(java.group("status")) if java else _status(text),
        action=action,
        resource=(denied.group("resource") or "").rstrip('".') if denied else "",
        principal=(denied.group("principal") or "") if denied else "",
    )


def _service(named: str, action: str) -> str:
    name = named.removeprefix("Amazon ").removeprefix("AWS ").strip() or action.partition(":")[0]
    return name.lower().replace(" ", "")


def _code(text: str, botocore: re2._Match | None, java: re2._Match | None) -> str:
    if botocore:
        return str(botocore.group("code"))
    if java and java.group("code") and java.group("code") != "null":
        return str(java.group("code"))
    match = _JAVA_CODE.search(text)
    return str(match.group("code")) if match else ""


def _status(text: str) -> int | None:
    match = _STATUS.search(text)
    return int(match.group("status")) if match else None
