"""Values that stand where a secret could, and values that are one."""

import pytest

from emrdx.redaction.keys import Needs
from emrdx.redaction.values import fits, is_opaque, is_placeholder, is_prose

_PLACEHOLDERS = """
null None undefined **** *********(redacted) <redacted> [REDACTED] (hidden) xxxxxxxx ${DB_PASSWORD} $DB_PASSWORD
${env:TOKEN} {{secret}} %(password)s :password ? <password> [MASKED] sk-...abcd string StringType VARCHAR YES NO true
java.lang.String com.acme.auth.TokenProvider com.acme.Foo@1a2b3c4d [B@6d06d69c self.password config.token
os.environ["DB_PASSWORD"] get_secret("x") getpass.getpass() password db_password /home/hadoop /etc/pki/trust.jks
s3://bucket/key arn:aws:secretsmanager:us-east-1:1:secret:x EMR.secret@prod file:/x op://vault/item your-password-here
""".split()  # noqa: SIM905 (a table)
_SECRETS = """
hunter2 Sunshine1 p@ssw0rd! /x9Fk+abcDEF abc(def e6(,TN<v$L@}D correcthorse Tr0ub4dor&3 39313898995 ab$cd$ef
""".split()  # noqa: SIM905 (a table)


@pytest.mark.parametrize("value", _PLACEHOLDERS)
def test_the_value_only_stands_for_a_secret(value: str) -> None:
    assert is_placeholder(value.encode())


@pytest.mark.parametrize("value", _SECRETS)
def test_the_value_is_no_placeholder(value: str) -> None:
    assert not is_placeholder(value.encode())


@pytest.mark.parametrize(
    "value", ["must", "is", "required", "expired", "authentication", "missing", "validating"]
)
def test_a_word_of_a_sentence_is_prose(value: str) -> None:
    assert is_prose(value.encode())


@pytest.mark.parametrize(
    "value",
    ["dX8kP2mQ7n", "0a1b2c3d4e5f6071", "kX8vN2mQ+pL4/tR9==", "3f2a1b4c-5d6e-7f80-91a2-b3c4d5e6f708"],
)
def test_a_random_value_is_opaque(value: str) -> None:
    assert is_opaque(value.encode())


@pytest.mark.parametrize(
    "value",
    [
        "SELECT",
        "customer_id",
        "part-00001",
        "2026-01-02",
        "10.0.1.23:8020",
        "v3.5.1",
        "db.internal",
        "12345678901",
        "short1",
    ],
)
def test_a_name_number_or_version_is_not_opaque(value: str) -> None:
    assert not is_opaque(value.encode())


@pytest.mark.parametrize(
    ("needs", "yes", "no"),
    [
        (Needs.ANY, "x", None),
        (Needs.FIRM, "abc123", "abc"),
        (Needs.FIRM, "supersecretvalue", "2026-01-02"),
        (Needs.OPAQUE, "dX8kP2mQ7n", "customer_id"),
        (Needs.DIGITS, "4711", "47"),
    ],
)
def test_a_key_gets_the_value_that_it_needs(needs: Needs, yes: str, no: str | None) -> None:
    assert fits(yes.encode(), needs)
    assert no is None or not fits(no.encode(), needs)
