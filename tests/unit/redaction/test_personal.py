"""Personal data, and the many numbers and names that only look like it."""

import pytest

from emrdx.redaction import RedactionSession, Redactor
from emrdx.redaction.personal import is_card

_MAIL = [
    "jane@acme.com",
    "jane.doe+dq@acme.co.uk",
    "j_d-2@sub.acme.museum",
    "JANE@ACME.COM",
    "o'brien@acme.ie",
]
_NO_MAIL = [
    "hadoop@ip-10-0-1-23.ec2.internal", "git@github.com:acme/etl.git", "hive/_HOST@EXAMPLE.COM", "etl@EXAMPLE.COM",
    "abfss://raw@acmelake.dfs.core.windows.net/x", "loader@acme-proj.iam.gserviceaccount.com", "SparkContext@55f94baa",
    "scipy@1.13.1", "EMR.secret@prod-db-creds", "https://user@acme.com/x", "a@b", "x@y.z1",
]  # fmt: skip
_CARDS = ["4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444", "378282246310005",
          "3782 822463 10005", "6011111111111117", "2223003122003222", "3530111333300000"]  # fmt: skip
_NO_CARDS = ["4111111111111112", "1763211048550", "9594046439655", "1234567812345670", "0000000000000000",
             "4111 111111111111", "41111111111111111", "snap-4111111111111111-1", "a4111111111111111"]  # fmt: skip
_PHONES = ["(314) 555-0138", "721-555-0126", "+1 (668) 555 0193", "+1-415-555-0123", "415.555.0132", "+44 20 7946 0958",
           "+49 30 901820123", "+14155550123", "1-800-555-0199"]  # fmt: skip
_NO_PHONES = ["10.75.164.16", "2026-01-02 03:04:05", "+0000", "3.5.1", "721-555-01261", "a721-555-0126", "115-555-0126",
              "1763211048550", "0x7f7f70dd0430", "12.345.6789"]  # fmt: skip


@pytest.fixture
def session() -> RedactionSession:
    return Redactor().session()


@pytest.mark.parametrize("mailbox", _MAIL)
@pytest.mark.parametrize(
    "line", ["user {} asked", '{{"email": "{}"}}', "Key (email)=({}) exists", "<{}>", "a,{},b"]
)
def test_a_mailbox_goes(session, mailbox: str, line: str) -> None:
    assert session.text(line.format(mailbox)) == line.format("[redacted:email]")


@pytest.mark.parametrize("name", _NO_MAIL)
def test_what_is_no_mailbox_stays(session, name: str) -> None:
    assert session.text(f"at {name} now") == f"at {name} now"


@pytest.mark.parametrize("number", _CARDS)
@pytest.mark.parametrize("line", ["card {} declined", '"card": "{}"', "row [1,{},x]", "n={};"])
def test_a_card_number_goes(session, number: str, line: str) -> None:
    assert session.text(line.format(number)) == line.format("[redacted:card]")


@pytest.mark.parametrize("number", _NO_CARDS)
def test_what_is_no_card_number_stays(session, number: str) -> None:
    assert session.text(f"seen {number} there") == f"seen {number} there"


@pytest.mark.parametrize(
    "key", ["order_id=", "snapshot-id: ", "offset=", '"fileSizeInBytes":', "timestamp -> "]
)
def test_an_id_or_size_that_happens_to_check_stays(session, key: str) -> None:
    line = f"{key}4111111111111111"

    assert session.text(line) == line


def test_a_card_is_told_by_issuer_length_grouping_and_check_digit() -> None:
    assert is_card(b"4111111111111111")
    assert not is_card(b"4111111111111121")
    assert not is_card(b"9111111111111111")
    assert not is_card(b"411 11111 11111111")


@pytest.mark.parametrize("line", ["ssn {}", "tax_id={}", "row [{},x]", "{} on file"])
def test_a_social_security_number_goes(session, line: str) -> None:
    assert session.text(line.format("123-45-6789")) == line.format("[redacted:ssn]")


@pytest.mark.parametrize(
    "text",
    [
        "000-12-3456",
        "666-12-3456",
        "123-00-4567",
        "123-45-0000",
        "1123-45-6789",
        "123-45-67890",
        "2026-01-0203",
    ],
)
def test_what_is_no_social_security_number_stays(session, text: str) -> None:
    assert session.text(f"seen {text} there") == f"seen {text} there"


@pytest.mark.parametrize("number", _PHONES)
@pytest.mark.parametrize("line", ["phone: {}", "row [{},2026-13-45]", "call {} now", '"mobile":"{}"'])
def test_a_phone_number_in_a_phones_form_goes(session, number: str, line: str) -> None:
    assert session.text(line.format(number)) == line.format("[redacted:phone]")


@pytest.mark.parametrize("number", _NO_PHONES)
def test_what_is_no_phone_number_stays(session, number: str) -> None:
    assert session.text(f"seen {number} there") == f"seen {number} there"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("phone=4155550123", "phone"),
        ("ssn: 123456789", "ssn"),
        ("card_number=4242424242424", "card"),
        ("cvv: 123", "card"),
    ],
)
def test_bare_digits_go_beside_a_word_that_says_what_they_are(session, line: str, kind: str) -> None:
    assert f"[redacted:{kind}]" in session.text(line)


def test_bare_digits_stay_beside_other_words(session) -> None:
    assert session.text("rows=4155550123 id: 123456789") == "rows=4155550123 id: 123456789"
