"""Markers, ordinals, counts, and what a session remembers."""

import pytest

from emrdx.redaction import RedactionSession, RedactionSettings, Redactor, UserPattern
from emrdx.redaction.form import example
from emrdx.redaction.known import REMEMBERED_MAX


@pytest.fixture
def session() -> RedactionSession:
    return Redactor().session()


def test_a_key_keeps_its_name_and_the_type_of_its_value(session) -> None:
    assert session.text("password=Hunter22x user=etl") == "password=[redacted:password] user=etl"


def test_the_first_secret_of_a_type_has_no_ordinal_and_the_second_has(session) -> None:
    first, again, other = session.lines(["password=Hunter22x", "password=Hunter22x", "password=Hunter23y"])

    assert first == again == "password=[redacted:password]"
    assert other == "password=[redacted:password#2]"


def test_a_secret_has_its_marker_whichever_key_it_stands_beside(session) -> None:
    assert session.text("password=Hunter22x") == "password=[redacted:password]"
    assert session.text("client_secret=Hunter22x") == "client_secret=[redacted:password]"


def test_a_secret_has_its_marker_however_it_is_written(session) -> None:
    session.text('{"password": "Hunter/22x"}')

    assert session.text("password=Hunter%2F22x&user=etl") == "password=[redacted:password]&user=etl"


def test_counts_say_how_many_of_each_type_went(session) -> None:
    session.lines(["password=Hunter22x", "password=Hunter22x", "a@acme.com"])

    assert session.counts == {"password": 2, "email": 1}


def test_a_secret_over_lines_counts_once(session) -> None:
    session.lines(["AWS_SESSION_TOKEN=\\", example("IQoJb3JpZ2luX2Vj{b60}") + "\\", example("{b76}")])

    assert session.counts == {"aws-session-token": 1}


def test_a_known_secret_goes_where_it_stands_alone(session) -> None:
    session.text("password=Hunter22x")

    assert session.text("retry with Hunter22x now") == "retry with [redacted:password] now"


def test_a_secret_goes_before_its_key_is_seen_in_the_same_text(session) -> None:
    assert "Hunter22x" not in session.text("cfg [Hunter22x]\npassword=Hunter22x")


@pytest.mark.parametrize("word", ["hadoop", "admin", "password", "orders", "reporting"])
def test_a_weak_password_is_not_removed_from_other_words(session, word: str) -> None:
    session.text(f"db.password={word}")

    assert session.text(f"table {word}_daily of {word}") == f"table {word}_daily of {word}"


def test_a_known_secret_goes_encoded_too(session) -> None:
    session.text("password=Hunter/22x!z")

    assert "SHVudGVy" not in session.text("sent SHVudGVyLzIyeCF6 as is")
    assert "Hunter%2F22x" not in session.text("sent Hunter%2F22x%21z as is")


@pytest.mark.parametrize("cut", range(6, 20))
def test_a_known_secret_goes_where_a_texts_edge_cut_it(session, cut: int) -> None:
    secret = "dX8kP2mQ7nV4bT6zL1wR"
    session.text(f"api_key={secret}")

    head = session.text("... key " + secret[:cut])
    tail = session.text(secret[-cut:] + " was sent")

    for at in range(len(secret) - 5):
        assert secret[at : at + 6] not in head
        assert secret[at : at + 6] not in tail


def test_more_secrets_than_are_remembered_are_removed_all_the_same() -> None:
    session = Redactor().session()
    lines = [f"password=Xy{number:06d}Zk" for number in range(REMEMBERED_MAX + 200)]

    redacted = session.lines(lines)

    assert not [line for line in redacted if "Zk" in line]
    assert redacted[-1] == "password=[redacted:password#many]"
    assert session.counts["password"] == len(lines)


def test_one_line_comes_out_for_each_that_goes_in(session) -> None:
    lines = ["a", "", "password=Hunter22x", "with\na break", "\r", "end"]

    redacted = session.lines(lines)

    assert [line.count("\n") for line in redacted] == [0, 0, 0, 1, 0, 0]
    assert redacted[3:] == ["with\na break", "\r", "end"]
    assert session.lines([]) == []


def test_a_marker_in_the_text_stays(session) -> None:
    line = "password=[redacted:password#2] secret: [redacted:token]"

    assert session.text(line) == line


def test_text_behind_a_false_marker_goes(session) -> None:
    assert "Hunter22x" not in session.text("password=[redacted:password]Hunter22x")


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", "  ", "\x00\x01", "\ud800\udfff", "é…漢字\u2028x"])
def test_any_text_without_a_secret_is_unchanged(session, text: str) -> None:
    assert session.text(text) == text


def test_a_secret_among_any_bytes_goes(session) -> None:
    raw = b"\xff\xfe password=Hunt\xe9r22x \x80".decode("utf-8", "surrogateescape")

    redacted = session.text(raw).encode("utf-8", "surrogateescape")

    assert redacted == b"\xff\xfe password=[redacted:password] \x80"


def test_allowed_values_and_keys_stay() -> None:
    settings = RedactionSettings(
        allowed_values=frozenset({"Public22x"}), allowed_keys=frozenset({"db-secret"})
    )
    session = Redactor(settings).session()

    assert session.text("password=Public22x") == "password=Public22x"
    assert session.text("db_secret=abc123def") == "db_secret=abc123def"
    assert session.text("password=Private22x") == "password=[redacted:password]"


def test_personal_data_stays_where_it_is_not_asked_for() -> None:
    session = Redactor(RedactionSettings(pii="none")).session()

    assert session.text("jane@acme.com ssn: 123-45-6789") == "jane@acme.com ssn: 123-45-6789"
    assert session.text("password=Hunter22x") == "password=[redacted:password]"


def test_a_users_pattern_is_applied_where_its_keyword_stands() -> None:
    pattern = UserPattern(
        name="badge", pattern=r"badge (\d{6})", keywords=("BADGE",), examples=("badge 123456",)
    )
    session = Redactor(RedactionSettings(patterns=(pattern,))).session()

    assert session.text("seen badge 123456 at door") == "seen badge [redacted:badge] at door"
    assert session.counts == {"badge": 1}


def test_a_users_pattern_without_keyword_is_looked_for_everywhere() -> None:
    session = Redactor(RedactionSettings(patterns=(UserPattern(name="emp", pattern=r"E-\d{5}"),))).session()

    assert session.text("E-12345 left") == "[redacted:emp] left"


def test_sessions_know_nothing_of_each_other() -> None:
    redactor = Redactor()
    redactor.session().text("password=Hunter22x")

    assert redactor.session().text("retry with Hunter22x now") == "retry with Hunter22x now"


def test_a_settings_value_is_redacted_as_its_name_asks(session) -> None:
    name, value = session.setting("spark.hadoop.javax.jdo.option.ConnectionPassword", "Hunter22x")

    assert name == "spark.hadoop.javax.jdo.option.ConnectionPassword"
    assert value == "[redacted:password]"
    assert session.setting("spark.executor.memory", "4g") == ("spark.executor.memory", "4g")
    assert session.setting("spark.opts", "-Da=b") == ("spark.opts", "-Da=b")
