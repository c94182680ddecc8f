"""What a program's lines are about, and what it made good."""

import pytest

from emrdx.diagnosis.ending.subjects import Recoveries, kin, names
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.signals import scan

DENIED = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied"


def recovered(*lines: str) -> bool:
    """Whether the first failure that a program's output tells of was made good."""
    source = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT),
        status=SourceStatus.READ,
        segments=(Segment(1, lines),),
    )
    signals = scan(Evidence(run=JobRun(), sources=(source,)))
    first = min(signals.thrown, key=lambda one: one.first_line)
    return Recoveries(signals).recovered(first)


def test_names_leave_common_words_and_keep_what_is_joined() -> None:
    assert names("could not load fct_orders from s3://lake/rates/day") == {"fct_orders", "lake/rates/day"}


def test_kin_are_the_words_of_names_but_of_those_with_hyphens() -> None:
    assert kin("view stg_orders_7 of acme-orders-old") == {"orders", "acme-orders-old"}


@pytest.mark.parametrize(
    "later",
    [
        "fct_orders: 4410 rows",
        "fct_orders holds 60000 parcels",
        "wrote fct_orders",
        "fct_orders complete",
        "rebuilt fct_orders from scratch",
    ],
)
def test_a_failure_is_made_good_where_a_later_line_tells_of_the_same_thing_that_it_went_well(
    later: str,
) -> None:
    assert recovered(f"fct_orders failed: {DENIED}", "reading rates", later, "all done")


@pytest.mark.parametrize(
    "later",
    [
        "fct_rates: 4410 rows",
        "fct_orders failed again",
        "retrying fct_orders",
        "fct_orders waits 30 seconds",
        "all done",
    ],
)
def test_a_failure_is_not_made_good_by_anything_else(later: str) -> None:
    assert not recovered(f"fct_orders failed: {DENIED}", "reading rates", later, "bye")


def test_a_name_that_every_line_begins_with_makes_nothing_good() -> None:
    assert not recovered(f"nightly_etl: orders failed: {DENIED}", "nightly_etl: 31 rows of rates written")
