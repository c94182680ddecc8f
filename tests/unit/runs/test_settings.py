"""Effective settings: application, then run by classification, then submit parameters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.runs import job_run
from emrdx.runs.submit import submitted_settings


def defaults(**properties: str) -> dict:
    named = {f"spark.{key.replace('_', '.')}": value for key, value in properties.items()}
    return {"classification": "spark-defaults", "properties": named}


def settings(application=(), run=(), parameters="") -> dict:
    answer = {
        "configurationOverrides": {"applicationConfiguration": list(run)},
        "jobDriver": {"sparkSubmit": {"sparkSubmitParameters": parameters}},
    }
    return dict(job_run(answer, {"applicationId": "00a", "runtimeConfiguration": list(application)}).settings)


def test_the_application_s_settings_hold_where_the_run_has_none():
    assert settings(application=[defaults(a="1")]) == {"spark.a": "1"}


def test_a_classification_of_the_run_replaces_the_application_s_whole():
    assert settings([defaults(a="1", b="1")], [defaults(a="2")]) == {"spark.a": "2"}


def test_other_classifications_of_the_application_stay():
    hive = {"classification": "spark-hive-site", "properties": {"hive.metastore.uris": "thrift://m:9083"}}
    assert settings([defaults(a="1"), hive], [defaults(b="2")]) == {
        "hive.metastore.uris": "thrift://m:9083",
        "spark.b": "2",
    }


def test_submit_parameters_win_over_both():
    assert settings([defaults(a="1")], [defaults(a="2")], "--conf spark.a=3") == {"spark.a": "3"}


def test_classifications_that_are_no_settings_are_left_out():
    log4j = {"classification": "spark-driver-log4j2", "properties": {"rootLogger.level": "debug"}}
    assert settings(run=[log4j]) == {}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ("--conf spark.a=1 --conf spark.b=x=y", {"spark.a": "1", "spark.b": "x=y"}),
        ("--conf=spark.a=1", {"spark.a": "1"}),
        ("-c spark.a=1", {"spark.a": "1"}),
        ('--conf "spark.a=-Dx=1 -Dy=2" --conf spark.b=2', {"spark.a": "-Dx=1 -Dy=2", "spark.b": "2"}),
        ("--conf spark.a='x y'", {"spark.a": "x y"}),
        (r"--conf spark.a=C:\temp\d+", {"spark.a": r"C:\temp\d+"}),
        ("--conf spark.a=1 --conf spark.a=2", {"spark.a": "2"}),
        ("--driver-memory 8g --executor-cores=4", {"spark.driver.memory": "8g", "spark.executor.cores": "4"}),
        ("--conf spark.driver.memory=4g --driver-memory 8g", {"spark.driver.memory": "8g"}),
        ("--class com.acme.Job --jars s3://j/a.jar", {"spark.jars": "s3://j/a.jar"}),
        ("--conf spark.a=it's --conf spark.b=2", {"spark.a": "it's", "spark.b": "2"}),
        ("--conf\n  spark.a=1\t--verbose", {"spark.a": "1"}),
        ("--conf spark.a", {}),
        ("--conf", {}),
        ("", {}),
    ],
)
def test_submit_parameters_are_read_as_people_write_them(parameters, expected):
    assert submitted_settings(parameters) == expected


@given(st.text(max_size=200))
def test_any_text_has_some_settings(parameters):
    assert isinstance(submitted_settings(parameters), dict)


NAME = st.from_regex(r"spark\.[a-z.]{1,20}", fullmatch=True)
VALUE = st.from_regex(r"[A-Za-z0-9=:/._-]{0,30}", fullmatch=True)


@given(st.dictionaries(NAME, VALUE, max_size=8))
def test_what_is_set_by_conf_comes_back(wanted):
    assert submitted_settings(" ".join(f"--conf {key}={value}" for key, value in wanted.items())) == wanted
