"""What is advised is more than the run has; where no more can be had, another fix leads."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.diagnosis.advice.advisors import ADVISORS
from emrdx.diagnosis.advice.model import Advice, Case
from emrdx.diagnosis.advice.workers import mebibytes, overhead
from emrdx.diagnosis.answer.fixes import fixes
from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.ending.standing import Standing
from emrdx.diagnosis.knowledge.match import Match
from emrdx.diagnosis.knowledge.rules import Bound, FixRule, Kind, built_in
from emrdx.model import Application, JobRun
from emrdx.redaction import Redactor

DISK = "spark.emr-serverless.executor.disk"
SIZES = st.builds("{}{}".format, st.integers(1, 2**21), st.sampled_from(["", "k", "m", "g", "G", "GB", "t"]))
SECONDS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}
TIMES = st.builds("{}{}".format, st.integers(1, 10**6), st.sampled_from(sorted(SECONDS)))
WHOLE = st.integers(1, 10**12).map(str)


def advice(name: str, run: JobRun) -> Advice | None:
    return ADVISORS[name](Case(run, {}))


def with_settings(**settings: str) -> JobRun:
    return JobRun(settings={name.replace("_", "."): value for name, value in settings.items()})


def size(unit: str) -> Callable[[str], float]:
    return lambda text: mebibytes(text, unit) or 0


def seconds(text: str) -> float:
    digits = text.rstrip("smindh")
    return int(digits) * SECONDS[text.removeprefix(digits)]


# The setting that an advisor raises, texts of it, what they amount to, and the amount without the setting.
RAISED = {
    "driver_memory": ("spark.driver.memory", SIZES, size("m"), 14 * 1024),
    "executor_memory": ("spark.executor.memory", SIZES, size("m"), 14 * 1024),
    "driver_overhead": ("spark.driver.memoryOverhead", SIZES, size("m"), overhead(14 * 1024)),
    "executor_overhead": ("spark.executor.memoryOverhead", SIZES, size("m"), overhead(14 * 1024)),
    "executor_disk": (DISK, SIZES, size("g"), 20 * 1024),
    "max_result_size": ("spark.driver.maxResultSize", SIZES, size("b"), 1024),
    "kryo_buffer": ("spark.kryoserializer.buffer.max", SIZES, size("m"), 64),
    "shuffle_partitions": ("spark.sql.shuffle.partitions", WHOLE, int, 200),
    "broadcast_timeout": ("spark.sql.broadcastTimeout", TIMES, seconds, 300),
}


@pytest.mark.parametrize("advisor", sorted(RAISED))
@given(st.data())
def test_what_is_proposed_is_more_than_what_is_set(advisor: str, data: st.DataObject) -> None:
    setting, texts, amount, default = RAISED[advisor]
    text = data.draw(st.none() | texts)
    cores = data.draw(st.sampled_from(["1", "2", "4", "8", "16"]))
    settings = {"spark.driver.cores": cores, "spark.executor.cores": cores}
    found = advice(advisor, JobRun(settings=settings | ({setting: text} if text else {})))
    if found is not None:
        assert amount(found.config[setting]) > (amount(text) if text else default)


@pytest.mark.parametrize(
    "advisor", ["driver_memory", "executor_memory", "driver_overhead", "executor_overhead"]
)
@given(SIZES, SIZES)
def test_no_part_of_a_worker_pays_for_another(advisor: str, heap: str, extra: str) -> None:
    worker = advisor.partition("_")[0]
    settings = {f"spark.{worker}.memory": heap, f"spark.{worker}.memoryOverhead": extra}
    found = advice(advisor, JobRun(settings=settings))
    for setting, value in (found.config if found else {}).items():
        present = settings.get(setting, "4")
        assert (mebibytes(value) or 0) > (mebibytes(present) or 0)


@given(st.none() | st.integers(0, 10**6), st.none() | st.integers(15, 720))
def test_a_longer_time_is_proposed_or_none(execution: int | None, queue: int | None) -> None:
    application = Application(application_id="a", queue_timeout_minutes=queue)
    run = JobRun(execution_timeout_minutes=execution, application=application)
    if found := advice("execution_timeout", run):
        assert int(found.config["executionTimeoutMinutes"]) > (720 if execution is None else execution)
    if found := advice("queue_timeout", run):
        assert int(found.config["schedulerConfiguration.queueTimeoutMinutes"]) > (queue or 360)


@pytest.mark.parametrize(
    ("advisor", "run"),
    [
        ("executor_memory", with_settings(spark_executor_memory="109g", spark_executor_cores="16")),
        ("executor_memory", with_settings(spark_executor_memory="108g", spark_executor_cores="16")),
        ("driver_memory", with_settings(spark_driver_memory="64g", spark_driver_memoryOverhead="56g")),
        ("executor_overhead", with_settings(spark_executor_memory="109g")),
        ("kryo_buffer", with_settings(spark_kryoserializer_buffer_max="2047m")),
        ("broadcast_threshold", with_settings(spark_sql_autoBroadcastJoinThreshold="-1")),
        ("broadcast_timeout", with_settings(spark_sql_broadcastTimeout="-1")),
        ("max_result_size", with_settings(spark_driver_maxResultSize="0")),
        ("shuffle_partitions", with_settings(spark_sql_shuffle_partitions="1000000000")),
        ("executor_disk", JobRun(settings={DISK: "2048G", f"{DISK}.type": "shuffle_optimized"})),
        ("execution_timeout", JobRun(execution_timeout_minutes=20000)),
        ("execution_timeout", JobRun(execution_timeout_minutes=0, mode="STREAMING")),
        ("queue_timeout", JobRun(application=Application(application_id="a", queue_timeout_minutes=720))),
    ],
)
def test_nothing_is_advised_where_no_more_can_be_had(advisor: str, run: JobRun) -> None:
    assert advice(advisor, run) is None


@pytest.mark.parametrize(
    ("advisor", "run", "config"),
    [
        (
            "executor_memory",
            with_settings(spark_executor_memory="60g", spark_executor_cores="8"),
            {"spark.executor.memory": "109g", "spark.executor.cores": "16"},
        ),
        (
            "broadcast_timeout",
            with_settings(spark_sql_broadcastTimeout="1h"),
            {"spark.sql.broadcastTimeout": "14400"},
        ),
        (
            "max_result_size",
            with_settings(spark_driver_maxResultSize="4294967296"),
            {"spark.driver.maxResultSize": "8g"},
        ),
        (
            "executor_disk",
            JobRun(settings={DISK: "190G"}),
            {DISK: "380G", f"{DISK}.type": "shuffle_optimized"},
        ),
        (
            "executor_disk",
            JobRun(settings={DISK: "500G", f"{DISK}.type": "SHUFFLE_OPTIMIZED"}),
            {DISK: "1000G"},
        ),
    ],
)
def test_the_next_larger_value_is_advised(advisor: str, run: JobRun, config: dict[str, str]) -> None:
    found = advice(advisor, run)
    assert found is not None
    assert found.config == config


EXHAUSTED = JobRun(
    settings={
        **{f"spark.{worker}.{name}": value for worker in ("driver", "executor") for name, value in (
            ("memory", "109g"), ("cores", "16"))},
        "spark.kryoserializer.buffer.max": "2047m",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.sql.broadcastTimeout": "-1",
        "spark.driver.maxResultSize": "0",
        "spark.sql.shuffle.partitions": "1000000000",
        DISK: "2048G",
        f"{DISK}.type": "shuffle_optimized",
    },
    execution_timeout_minutes=10080,
    application=Application(application_id="a", queue_timeout_minutes=720),
)  # fmt: skip


@pytest.mark.parametrize("kind", sorted(built_in()))
def test_a_run_with_all_that_can_be_had_is_still_told_what_to_do(kind: str) -> None:
    entry, session = built_in()[kind], Redactor().session()
    for rule in entry.rules:
        match = Match(bound=Bound(kind, rule, 0), place=None, text="")
        assert fixes(entry, Candidate(match=match, standing=Standing.ENDED), EXHAUSTED, session), rule.id


def test_a_declared_setting_that_the_run_has_is_no_fix() -> None:
    there = FixRule(action="there", why="w", check="c", config={"a": "1"})
    wanting = FixRule(action="wanting", why="w", check="c", config={"a": "1", "b": "2"})
    kind = Kind(owner="code", retry="no", title="t", fixes=(there, wanting))
    found = fixes(kind, None, JobRun(settings={"a": "1"}), Redactor().session())
    assert [fix.action for fix in found] == ["wanting"]
