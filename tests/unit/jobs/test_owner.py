"""Whose jobs they are."""

import pytest

from emrdx.jobs.owner import owner_of

ROLE = "arn:aws:sts::111122223333:assumed-role/etl"
PERSONS = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Data_0123456789abcdef"


def test_the_next_session_of_a_role_owns_what_the_last_one_started():
    assert owner_of(f"{ROLE}/botocore-session-1763712000") == owner_of(f"{ROLE}/botocore-session-1763712999")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{ROLE}/ann", "arn:aws:sts::111122223333:assumed-role/etl2/ann"),
        (f"{ROLE}/ann", "arn:aws:sts::444455556666:assumed-role/etl/ann"),
        (f"{ROLE}/ann", "arn:aws-cn:sts::111122223333:assumed-role/etl/ann"),
        ("arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:user/bob"),
        (
            "arn:aws:sts::111122223333:federated-user/ann",
            "arn:aws:sts::111122223333:federated-user/bob",
        ),
        (f"{PERSONS}/ann@example.com", f"{PERSONS}/bob@example.com"),
    ],
)
def test_other_roles_users_and_people_own_their_own(one, other):
    assert owner_of(one) != owner_of(other)
