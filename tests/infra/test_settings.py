"""A deployment's settings: what is accepted, and the one line that says what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx_infra.settings import DeploySettingsError, S3Prefix, settings_from

SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hook-AbCdEf"


def test_without_settings_there_are_defaults():
    settings = settings_from({})
    assert (settings.stack, settings.table, settings.log_prefixes) == ("emrdx", "emrdx-findings", ())
    assert settings.log_groups == ("/aws/emr-serverless",)
    assert settings.mcp


def test_text_from_a_command_line_becomes_lists_numbers_and_flags():
    settings = settings_from({"emails": "a@example.com, b@example.com", "log_days": "90", "mcp": "false"})
    assert settings.emails == ("a@example.com", "b@example.com")
    assert (settings.log_days, settings.mcp) == (90, False)


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"log_prefix": "s3://logs/"}, "setting log_prefix: unknown; did you mean log_prefixes?"),
        ({"log_prefixes": "logs/emr"}, "setting log_prefixes: 'logs/emr' is not of the form s3://bucket/prefix/"),
        ({"log_prefixes": "s3://logs/*/"}, "setting log_prefixes: 's3://logs/*/' is not of the form"),
        ({"log_keys": "alias/logs"}, "setting log_keys: 'alias/logs' is not a KMS key's ARN"),
        ({"log_groups": "arn:aws:logs:eu-west-1:1:log-group:x"}, "setting log_groups: 'arn:aws:logs"),
        ({"applications": "My App"}, "setting applications: 'My App' is not an EMR Serverless application id"),
        ({"slack_secret": "xoxb"}, "setting slack_secret: 'xoxb' is not a Secrets Manager secret's ARN"),
        ({"emails": "data team"}, "setting emails: 'data team' is not an e-mail address"),
        ({"table": "a b"}, "setting table: 'a b' is not a DynamoDB table name"),
        ({"log_days": 42}, "setting log_days: CloudWatch Logs knows 1, 3, 5"),
        ({"finding_days": 0}, "setting finding_days: not 1 to 3650"),
        ({"finding_days": "long"}, "setting finding_days: Expected `int`, got `str`"),
        ({"fold_hours": -1}, "setting fold_hours: not 0 to 8760"),
        ({"mcp": "maybe"}, "setting mcp: Expected `bool`, got `str`"),
        ({"rules": "no/such/folder"}, "setting rules: 'no/such/folder' is neither a folder nor an s3:// prefix"),
        ({"rules": "s3://"}, "setting rules: 's3://' is not of the form s3://bucket/prefix/"),
        ({"mcp": False, "mcp_callers": ["arn:aws:iam::123456789012:role/a"]}, "setting mcp_callers: there is no"),
        ({"redaction": {"pi": "all"}}, "setting redaction.pi: unknown; did you mean redaction.pii?"),
        ({"redaction": {"pii": "some"}}, "setting redaction.pii: Invalid enum value 'some'"),
        ({"redaction": {"patterns": [{"nam": "x"}]}}, "setting redaction.patterns.nam: unknown"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_refused_in_one_line(values, line):
    with pytest.raises(DeploySettingsError) as refused:
        settings_from(values)
    assert str(refused.value).startswith(line)
    assert len(str(refused.value).splitlines()) == 1


def test_a_redaction_pattern_is_tried_on_its_examples():
    pattern = {"name": "badge", "pattern": "BADGE-([0-9]{6})", "examples": ["BADGE-12345"]}
    with pytest.raises(
        DeploySettingsError, match="redaction pattern 'badge': example 'BADGE-12345' is not found"
    ):
        settings_from({"redaction": {"patterns": [pattern]}})


def test_a_redaction_pattern_must_be_one_that_cannot_backtrack():
    pattern = {"name": "twice", "pattern": r"(a+)\1"}
    with pytest.raises(DeploySettingsError, match="redaction pattern 'twice': no RE2 pattern"):
        settings_from({"redaction": {"patterns": [pattern]}})


@pytest.mark.parametrize(
    ("uri", "bucket", "prefix"),
    [
        ("s3://logs", "logs", ""),
        ("s3://logs/", "logs", ""),
        ("s3://logs/emr", "logs", "emr/"),
        ("s3://logs/emr/", "logs", "emr/"),
        ("s3://logs/emr//", "logs", "emr/"),
        ("s3://my.logs-1/a/b", "my.logs-1", "a/b/"),
    ],
)
def test_a_prefix_ends_with_a_slash(uri, bucket, prefix):
    assert S3Prefix.parse(uri) == S3Prefix(bucket, prefix)


@given(st.from_regex(r"s3://[a-z0-9]{3,20}(/[a-zA-Z0-9=_.-]{1,8}){0,4}/{0,2}", fullmatch=True))
def test_a_prefix_reads_back_as_it_was_written(uri):
    prefix = S3Prefix.parse(uri)
    assert S3Prefix.parse(str(prefix)) == prefix
    assert prefix.prefix == "" or prefix.prefix.endswith("/")


@given(st.text(alphabet="abc/*?${} \n", max_size=20))
def test_no_prefix_holds_what_iam_takes_for_a_pattern(text):
    try:
        prefix = S3Prefix.parse(f"s3://logs/{text}")
    except DeploySettingsError:
        return
    assert not set(prefix.prefix) & set("*?$")


def test_one_prefix_named_twice_is_one():
    assert len(settings_from({"log_prefixes": "s3://logs/emr,s3://logs/emr/"}).prefixes) == 1
