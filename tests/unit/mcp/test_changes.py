"""What differs between two runs of a job."""

import pytest

from emrdx.mcp.changes import changes
from emrdx.redaction import stored
from emrdx.schemas import Confidence, FindingSummary, Owner, Retry, Setup


def run(job_run_id="00before", **changed):
    values = {
        "account": "111122223333",
        "region": "eu-west-1",
        "application_id": "00app",
        "job_run_id": job_run_id,
        "occurred_at": "2026-11-20T02:30:00.000000Z",
        "kind": "memory.executor_oom",
        "title": "An executor ran out of memory",
        "summary": "An executor ran out of memory.",
        "fingerprint": "v1:0",
        "failure": "0" * 32,
        "release": "emr-7.8.0",
    }
    texts = {name: stored(value) for name, value in {**values, **changed}.items() if isinstance(value, str)}
    return FindingSummary(
        attempt=changed.get("attempt", 1),
        confidence=Confidence.HIGH,
        owner=Owner.CONFIG,
        retry=Retry.NO,
        completeness="complete",
        **texts,
    )


def setup(settings=(), **known):
    return Setup(
        settings={stored(name): stored(value) for name, value in dict(settings).items()},
        **{name: stored(value) for name, value in known.items()},
    )


def found(old, new, before=None, after=None):
    differences = changes(before or run(), after or run("00after"), old, new)
    return [(each.field, each.before, each.after) for each in differences]


def test_code_comes_before_sizes_and_sizes_before_all_else():
    old = setup({"spark.sql.ansi.enabled": "false", "spark.executor.memory": "4g", "spark.jars": "s3://j/a-1.jar"},
                entry_point="s3://code/1/job.py")  # fmt: skip
    new = setup({"spark.sql.ansi.enabled": "true", "spark.executor.memory": "8g", "spark.jars": "s3://j/a-2.jar"},
                entry_point="s3://code/2/job.py")  # fmt: skip
    assert found(old, new) == [
        ("entry_point", "s3://code/1/job.py", "s3://code/2/job.py"),
        ("spark.jars", "s3://j/a-1.jar", "s3://j/a-2.jar"),
        ("spark.executor.memory", "4g", "8g"),
        ("spark.sql.ansi.enabled", "false", "true"),
    ]


def test_a_setting_that_came_or_went_is_a_change():
    assert found(setup({"a": "1"}), setup({"b": "2"})) == [("a", "1", None), ("b", None, "2")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("s3://in/2026-11-19/", "s3://in/2026-11-20/"),
        ("run-5f3a9c1b-7d4e-4f60-8a21-0c9d8e7f6a5b", "run-0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d"),
        ("[redacted:password]", "[redacted:password#3]"),
    ],
)
def test_what_changes_with_every_run_is_no_change(was, now):
    assert found(setup({"spark.custom": was}), setup({"spark.custom": now})) == []


@pytest.mark.parametrize(("was", "now"), [("10485760", "104857600"), ("1048576k", "2097152k"), ("2", "200")])
def test_an_amount_is_compared_as_it_is_however_long(was, now):
    assert found(setup({"spark.custom": was}), setup({"spark.custom": now})) == [("spark.custom", was, now)]


def test_a_hash_in_the_code_is_the_version_that_changed():
    old, new = setup(entry_point="s3://c/3f2a9c1b7d4e/j.py"), setup(entry_point="s3://c/9b8a7c6d5e4f/j.py")
    assert [field for field, _, _ in found(old, new)] == ["entry_point"]


def test_without_both_setups_only_what_lists_say_is_compared():
    assert found(None, setup({"a": "1"}), after=run("00after", release="emr-7.9.0")) == [
        ("release", "emr-7.8.0", "emr-7.9.0")
    ]


def test_the_attempt_is_a_change_of_one_run_alone():
    assert found(None, None, run(attempt=1), run(attempt=2)) == [("attempt", "1", "2")]
    assert found(None, None, run(attempt=1), run("00after", attempt=2)) == []
