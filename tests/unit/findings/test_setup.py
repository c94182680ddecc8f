"""What a run was started with: kept beside its diagnosis, redacted, bounded, and read back as it was."""

from datetime import timedelta

from emrdx.findings.items import finding, setup
from emrdx.findings.packing import packed_setup, unpacked_setup
from emrdx.findings.setup import setup_of
from emrdx.findings.transitions import Before, changes
from emrdx.model import Application, JobRun
from emrdx.redaction import Redacted, Redactor

RETENTION = timedelta(days=400)
RUN = JobRun(
    entry_point="s3://code/orders/1.4.2/job.py",
    settings={"spark.executor.memory": "4g", "spark.hadoop.fs.s3a.secret.key": "wJalr" + "XUtnFEMI"},
    application=Application(application_id="00app", image_uri="1.dkr.ecr.eu-west-1.amazonaws.com/etl:7"),
)


def test_code_image_and_settings_are_kept_without_their_secrets() -> None:
    kept = setup_of(RUN, Redactor().session())

    assert kept is not None
    assert kept.entry_point == "s3://code/orders/1.4.2/job.py"
    assert kept.image == "1.dkr.ecr.eu-west-1.amazonaws.com/etl:7"
    assert kept.settings["spark.executor.memory"] == "4g"
    assert kept.settings["spark.hadoop.fs.s3a.secret.key"].startswith("[redacted:")


def test_of_a_run_of_which_nothing_is_known_nothing_is_kept() -> None:
    assert setup_of(JobRun(), Redactor().session()) is None


def test_many_and_long_settings_are_bounded() -> None:
    settings = {f"spark.custom.{number:04}": "x" * 10_000 for number in range(1000)}
    kept = setup_of(JobRun(settings=settings), Redactor().session())

    assert kept is not None
    assert sum(map(len, kept.settings.values())) < 50_000
    assert "spark.custom.0000" in kept.settings


def test_it_is_read_back_as_it_was_and_typed() -> None:
    kept = setup_of(RUN, Redactor().session())
    assert kept is not None
    back = unpacked_setup(packed_setup(kept))

    assert back == kept
    assert {type(text) for pair in back.settings.items() for text in pair} == {Redacted}


def test_a_finding_of_before_has_none(make_report) -> None:
    (put, *_) = changes(make_report(), Before(finding=None, origin=None, target=None), RETENTION)
    assert setup(put.item) is None
    assert finding(put.item, None).setup is None
