"""Worker sizes: what EMR Serverless accepts, and that no advisor proposes anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.diagnosis.advice.advisors import ADVISORS
from emrdx.diagnosis.advice.model import Case
from emrdx.diagnosis.advice.workers import fit, mebibytes, notation, row_of
from emrdx.model import Application, JobRun

SIZES = st.builds(
    lambda number, unit: f"{number}{unit}", st.integers(1, 120), st.sampled_from(["g", "G", "GB"])
)
CORES = st.sampled_from(["1", "2", "4", "8", "16"])


@pytest.mark.parametrize(
    ("text", "mib"),
    [
        ("4g", 4096),
        ("512m", 512),
        ("14G", 14336),
        ("2048", 2048),
        ("1t", 1024 * 1024),
        ("x", None),
        ("", None),
    ],
)
def test_sizes_are_read_in_spark_s_notation(text: str, mib: int | None) -> None:
    assert mebibytes(text) == mib


def test_a_size_is_written_as_whole_gibibytes_where_it_is_one() -> None:
    assert (notation(8192), notation(8193)) == ("8g", "8193m")


def test_the_documented_limits_of_a_row_hold() -> None:
    assert fit(4, mebibytes("27g") or 0) is not None
    found = fit(4, mebibytes("28g") or 0)
    assert found is not None
    assert found.cores == 8


@given(CORES, SIZES, SIZES, st.sampled_from(["driver", "executor"]))
def test_every_memory_advice_is_a_worker_that_the_service_accepts(
    cores: str, heap: str, extra: str, worker: str
) -> None:
    settings = {
        f"spark.{worker}.cores": cores,
        f"spark.{worker}.memory": heap,
        f"spark.{worker}.memoryOverhead": extra,
    }
    for name in (f"{worker}_memory", f"{worker}_overhead"):
        advice = ADVISORS[name](Case(JobRun(settings=settings), {}))
        if advice is None:
            continue
        config = {**settings, **advice.config}
        row = row_of(int(config[f"spark.{worker}.cores"]))
        assert row is not None
        total = sum(mebibytes(config[f"spark.{worker}.{part}"]) or 0 for part in ("memory", "memoryOverhead"))
        assert row.round_up(total / 1024) is not None


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "spark.driver.memory",
                "spark.executor.cores",
                "spark.sql.broadcastTimeout",
                "spark.kryoserializer.buffer.max",
            ]
        ),
        st.text(max_size=8),
    ),
    st.text(max_size=10),
)
def test_no_setting_makes_an_advisor_fail(settings: dict[str, str], cpu: str) -> None:
    run = JobRun(settings=settings, application=Application(application_id="a", maximum_cpu=cpu))
    for advisor in ADVISORS.values():
        advice = advisor(Case(run, {}))
        assert advice is None or all(isinstance(value, str) for value in advice.config.values())
