from emrdx.redaction import RedactionSettings, Redactor, UserPattern


def test_a_key_keeps_its_name_and_the_type_of_its_value() -> None:
    session = Redactor().session()

    assert session.text("password=Hunter22x user=etl") != "password=Hunter22x user=etl"
    assert "Hunter22x" not in session.text("password=Hunter22x user=etl")
    assert session.text("password=Hunter22x user=etl").startswith("password=[redacted:")


def test_the_same_secret_has_the_same_marker_and_another_one_an_ordinal() -> None:
    session = Redactor().session()

    first, again, other = session.lines(["password=Hunter22x", "password=Hunter22x", "password=Hunter23y"])

    assert first == again
    assert other == first.replace("]", "#2]")


def test_a_users_pattern_is_applied() -> None:
    pattern = UserPattern(name="badge", pattern=r"badge (\d{6})", examples=("badge 123456",))
    session = Redactor(RedactionSettings(patterns=(pattern,))).session()

    assert session.text("seen badge 123456 at door") == "seen badge [redacted:badge] at door"
    assert session.counts == {"badge": 1}
