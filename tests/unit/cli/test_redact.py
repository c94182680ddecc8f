"""`emrdx redact` as a user runs it."""

import json

import pytest
from click.testing import CliRunner

from emrdx.cli.redact import redact


@pytest.fixture
def run():
    def invoke(*arguments: str, text: str | bytes = "", env: dict[str, str] | None = None):
        return CliRunner().invoke(redact, arguments, input=text, env=env)

    return invoke


def test_text_in_is_text_out_without_its_secrets(run) -> None:
    result = run(text="a\nuser=etl password=Hunter22x\nmail jane@acme.com")

    assert result.exit_code == 0
    assert result.stdout == "a\nuser=etl password=[redacted:password]\nmail [redacted:email]"


def test_any_bytes_pass_unchanged(run) -> None:
    result = run(text=b"\xff\xfe\x00 x\r\n")

    assert result.stdout_bytes == b"\xff\xfe\x00 x\r\n"


def test_personal_data_stays_on_request(run) -> None:
    assert run("--pii", "none", text="mail jane@acme.com").stdout == "mail jane@acme.com"
    assert run(text="mail jane@acme.com", env={"EMRDX_PII": "none"}).stdout == "mail jane@acme.com"


def test_rows_keep_their_other_fields_and_count_each_for_itself(run) -> None:
    rows = [
        {"id": 1, "text": "password=Hunter22x", "at": [1, None, "é"]},
        {"id": "b", "text": "password=Other33yz", "n": {"x": 1.5}},
    ]

    result = run("--jsonl", text="\n".join(json.dumps(row) for row in rows) + "\n\n")

    assert result.exit_code == 0
    out = [json.loads(line) for line in result.stdout.splitlines()]
    assert out == [{**row, "text": "password=[redacted:password]"} for row in rows]
    assert [list(row) for row in out] == [list(row) for row in rows]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "line 1: no JSON"),
        ('{"id": 1, "text": "x"}\n[1]', 'line 2: no object with a string "text"'),
        ('{"id": 1}', 'line 1: no object with a string "text"'),
        ('{"text": 1}', 'line 1: no object with a string "text"'),
    ],
)
def test_a_wrong_row_fails_in_one_line(run, text: str, says: str) -> None:
    result = run("--jsonl", text=text)

    assert result.exit_code == 1
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_wrong_usage_is_exit_code_2(run) -> None:
    assert run("--pii", "some").exit_code == 2


def test_help_has_an_example(run) -> None:
    assert "zcat SPARK_DRIVER/stderr.gz | emrdx redact" in run("--help").stdout


def test_the_configurations_redaction_applies(run, tmp_path, monkeypatch) -> None:
    from emrdx.cli.main import cli

    (tmp_path / "emrdx.toml").write_text(
        '[redaction]\npii = "none"\n[[redaction.patterns]]\nname = "badge"\npattern = "B-[0-9]{6}"\n'
    )
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(cli, ["redact"], input="B-123456 jane@acme.com")
    asked = CliRunner().invoke(cli, ["redact", "--pii", "all"], input="B-123456 jane@acme.com")

    assert result.output == "[redacted:badge] jane@acme.com"
    assert asked.output == "[redacted:badge] [redacted:email]"
