"""A run with a fix applied is one that the service takes: over all advisors, and settings as people write them."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from emrdx.acting.errors import Code, Refusal
from emrdx.acting.fixes import fixed
from emrdx.acting.service_model import problems
from emrdx.acting.submit_parameters import with_setting
from emrdx.diagnosis.advice.advisors import ADVISORS
from emrdx.diagnosis.advice.model import Case
from emrdx.diagnosis.advice.workers import ROWS, mebibytes, overhead, row_of
from emrdx.runs import job_run
from emrdx.runs.submit import submitted_settings

ROLE = "arn:aws:iam::111122223333:role/etl"
# What an advisor for the application or for access proposes belongs to no run, and so is refused.
ELSEWHERE = {"queue_timeout", "maximum_capacity", "iam_statement", "python_package"}


@st.composite
def workers(draw, worker):
    """Settings of a worker that the service has."""
    row = draw(st.sampled_from(ROWS))
    total = draw(st.sampled_from(range(row.least, row.most + 1, row.step))) * 1024
    extra = draw(st.none() | st.integers(384, max(384, total // 2)))
    heap = total - extra if extra is not None else int(total / 1.1) - 384
    assume(heap >= 512)
    settings = {f"spark.{worker}.cores": str(row.cores), f"spark.{worker}.memory": f"{heap}m"}
    if extra is not None:
        settings[f"spark.{worker}.memoryOverhead"] = f"{extra}m"
    return settings


@st.composite
def requests(draw):
    """A StartJobRun request whose run could start, its settings in any of the places that can hold them."""
    settings = draw(workers("driver")) | draw(workers("executor"))
    settings |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "spark.emr-serverless.executor.disk": st.integers(20, 200).map(lambda size: f"{size}G"),
                "spark.sql.shuffle.partitions": st.integers(1, 100_000).map(str),
                "spark.driver.maxResultSize": st.integers(1, 64).map(lambda size: f"{size}g"),
                "spark.kryoserializer.buffer.max": st.integers(1, 2047).map(lambda size: f"{size}m"),
                "spark.sql.broadcastTimeout": st.integers(1, 36_000).map(str),
            },
        )
    )
    here = draw(st.sets(st.sampled_from(sorted(settings))))
    quote = draw(st.sampled_from(["", '"', "'"]))
    parameters = " ".join(f"--conf {quote}{name}={settings[name]}{quote}" for name in sorted(here))
    defaults = {name: value for name, value in settings.items() if name not in here}
    spark = {"entryPoint": "s3://code/main.py"} | (
        {"sparkSubmitParameters": parameters} if parameters else {}
    )
    return {
        "applicationId": "00app",
        "executionRoleArn": ROLE,
        "clientToken": "token",
        "jobDriver": {"sparkSubmit": spark},
        "configurationOverrides": {
            "applicationConfiguration": [{"classification": "spark-defaults", "properties": defaults}]
        },
        "executionTimeoutMinutes": draw(st.integers(5, 10_080)),
        "mode": draw(st.sampled_from(["BATCH", "STREAMING"])),
    }


@pytest.mark.parametrize("advisor", sorted(ADVISORS))
@given(request=requests())
def test_a_run_with_a_fix_is_one_that_the_service_takes(advisor, request):
    advice = ADVISORS[advisor](Case(job_run(request), {}))
    if advice is None:
        return
    config = advice.config
    if advisor in ELSEWHERE:
        with pytest.raises(Refusal) as caught:
            fixed(request, config)
        assert caught.value.code is Code.FIX_NOT_APPLICABLE
        return
    changed = fixed(request, config)
    settings = job_run(changed).settings
    assert problems("StartJobRun", changed) == ()
    for worker in ("driver", "executor"):
        heap = mebibytes(settings[f"spark.{worker}.memory"])
        extra = mebibytes(settings.get(f"spark.{worker}.memoryOverhead"))
        row = row_of(int(settings[f"spark.{worker}.cores"]))
        assert row is not None
        assert heap + (overhead(heap) if extra is None else extra) <= row.most * 1024
    for name, value in config.items():
        got = str(changed["executionTimeoutMinutes"]) if name == "executionTimeoutMinutes" else settings[name]
        assert got == value


def test_a_fix_never_changes_the_request_it_was_given():
    request = {"jobDriver": {"sparkSubmit": {"entryPoint": "s3://x"}}}
    fixed(request, {"spark.driver.memory": "8g"})
    assert request == {"jobDriver": {"sparkSubmit": {"entryPoint": "s3://x"}}}


@pytest.mark.parametrize(
    ("parameters", "changed"),
    [
        ("", "--conf spark.driver.memory=8g"),
        ("--conf spark.driver.memory=4g --conf a=b", "--conf spark.driver.memory=8g --conf a=b"),
        ("--conf 'spark.driver.memory=4g'", "--conf 'spark.driver.memory=8g'"),
        ("--conf=spark.driver.memory=4g", "--conf=spark.driver.memory=8g"),
        ("--driver-memory 4g --class x.Y", "--driver-memory 8g --class x.Y"),
        ("--driver-memory=4g", "--driver-memory=8g"),
        ("--conf spark.driver.memoryOverhead=1g", "--conf spark.driver.memoryOverhead=1g --conf spark.driver.memory=8g"),
        ('--conf x="a b  c"  --conf\tspark.driver.memory=4g', '--conf x="a b  c"  --conf\tspark.driver.memory=8g'),
        ("--conf spark.driver.memory=2g --conf spark.driver.memory=4g", "--conf spark.driver.memory=8g --conf spark.driver.memory=8g"),
        ("--conf spark.driver.memory=8g", "--conf spark.driver.memory=8g"),
        ("--class x.Y --driver-memory", "--conf spark.driver.memory=8g --class x.Y --driver-memory"),
    ],
)  # fmt: skip
def test_only_the_settings_value_changes(parameters, changed):
    assert with_setting(parameters, "spark.driver.memory", "8g") == changed


@example("--driver-cores")
@example("-c")
@given(st.text(alphabet="-conf=spark.driver.memory4g \t", max_size=120))
def test_after_a_change_the_setting_is_in_effect_whatever_else_is_said(text):
    found = with_setting(text, "spark.driver.cores", "8")
    assert submitted_settings(found).get("spark.driver.cores") == "8"


def test_a_worker_that_the_service_has_not_is_refused():
    request = {
        "jobDriver": {"sparkSubmit": {"entryPoint": "s3://x", "sparkSubmitParameters": "--executor-cores 3"}}
    }
    with pytest.raises(Refusal, match="3 vCPU"):
        fixed(request, {"spark.executor.memory": "8g"})


def test_more_memory_than_the_workers_cores_can_have_is_refused():
    request = {
        "jobDriver": {"sparkSubmit": {"entryPoint": "s3://x", "sparkSubmitParameters": "--executor-cores 1"}}
    }
    with pytest.raises(Refusal, match="1 vCPU"):
        fixed(request, {"spark.executor.memory": "8g"})


def test_a_hive_runs_setting_is_a_hiveconf():
    request = {"jobDriver": {"hive": {"query": "s3://x.sql", "parameters": "--hiveconf a=b"}}}
    changed = fixed(request, {"hive.tez.container.size": "8192"})
    assert (
        changed["jobDriver"]["hive"]["parameters"] == "--hiveconf a=b --hiveconf hive.tez.container.size=8192"
    )


def test_a_spark_setting_is_none_of_a_hive_run():
    with pytest.raises(Refusal, match="no setting of this kind of run"):
        fixed({"jobDriver": {"hive": {"query": "s3://x.sql"}}}, {"spark.driver.memory": "8g"})
