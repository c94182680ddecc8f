"""Which AWS service answered what, from the SDKs' messages."""

import pytest

from emrdx.signals.aws import service_error


@pytest.mark.parametrize(
    ("text", "service", "code"),
    [
        (
            "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
            "s3",
            "AccessDenied",
        ),
        (
            "An error occurred (ThrottlingException) when calling the GetPartitions operation: x",
            "glue",
            "ThrottlingException",
        ),
        (
            "An error occurred (ExpiredTokenException) when calling the AssumeRole operation: x",
            "sts",
            "ExpiredTokenException",
        ),
        (
            "Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: x)",
            "s3",
            "AccessDenied",
        ),
    ],
)
def test_the_service_is_named_or_follows_from_the_operation(text: str, service: str, code: str) -> None:
    error = service_error(text)
    assert error is not None
    assert (error.service, error.code) == (service, code)


def test_an_operation_of_several_services_names_none() -> None:
    error = service_error("An error occurred (ValidationException) when calling the CreateTable operation: x")
    assert error is not None
    assert error.service == ""


def test_iam_s_sentence_says_more_than_the_operation() -> None:
    error = service_error(
        "An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:"
        "assumed-role/jobs/run is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:1:key/k"
    )
    assert error is not None
    assert (error.service, error.action) == ("kms", "kms:Decrypt")
