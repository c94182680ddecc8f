"""Why an action was refused, as a code for programs and words that a model can act on."""

from enum import StrEnum
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from emrdx.redaction import Redacted, RedactionSession, Redactor


class Code(StrEnum):
    """What kind of refusal it is."""

    INVALID_OPERATION = "INVALID_OPERATION"
    WRITE_DISABLED = "WRITE_DISABLED"
    SENSITIVE_DATA_DISABLED = "SENSITIVE_DATA_DISABLED"
    MISSING_PARAMETER = "MISSING_PARAMETER"
    INVALID_PARAMETER = "INVALID_PARAMETER"
    NOT_OWNED = "NOT_OWNED"
    FIX_NOT_APPLICABLE = "FIX_NOT_APPLICABLE"
    NOT_FOUND = "NOT_FOUND"
    ACCESS_DENIED = "ACCESS_DENIED"
    CONFLICT = "CONFLICT"
    QUOTA_EXCEEDED = "QUOTA_EXCEEDED"
    THROTTLED = "THROTTLED"
    BACKEND_UNAVAILABLE = "BACKEND_UNAVAILABLE"


_RETRYABLE: Final = frozenset({Code.THROTTLED, Code.BACKEND_UNAVAILABLE})
# EMR Serverless API Reference, "Common errors" and each operation's errors.
_OF_AWS: Final = {
    "ValidationException": Code.INVALID_PARAMETER,
    "ResourceNotFoundException": Code.NOT_FOUND,
    "AccessDeniedException": Code.ACCESS_DENIED,
    "ExpiredTokenException": Code.ACCESS_DENIED,
    "UnrecognizedClientException": Code.ACCESS_DENIED,
    "ConflictException": Code.CONFLICT,
    "ServiceQuotaExceededException": Code.QUOTA_EXCEEDED,
    "ThrottlingException": Code.THROTTLED,
    "TooManyRequestsException": Code.THROTTLED,
}
_MESSAGE_CHARS: Final = 600


class Refusal(Exception):  # noqa: N818 - a refusal is an answer
    """Nothing was done. The text names the parameter, flag or rule; it holds redacted text only."""

    def __init__(self, code: Code, message: Redacted) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    @property
    def retryable(self) -> bool:
        """Whether the same call can succeed later."""
        return self.code in _RETRYABLE


def refusal(code: Code, text: str) -> Refusal:
    """A refusal in words that may quote the caller or the service: the text is redacted like any other."""
    return Refusal(code, Redactor().session().text(text))


def invalid(parameter: str, rule: str) -> Refusal:
    """A parameter that the service would not take."""
    return refusal(Code.INVALID_PARAMETER, f"Parameter validation failed: {parameter}: {rule}")


def of_aws(error: ClientError | BotoCoreError, session: RedactionSession) -> Refusal:
    """What AWS, or the way to it, said. The message is redacted: it may name principals and values."""
    text: Redacted = session.text(str(error)).cut(_MESSAGE_CHARS)
    if isinstance(error, ClientError):
        name = error.response.get("Error", {}).get("Code", "")
        return Refusal(_OF_AWS.get(name, Code.BACKEND_UNAVAILABLE), text)
    return Refusal(Code.BACKEND_UNAVAILABLE, text)
