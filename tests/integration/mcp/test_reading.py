"""What each reading tool answers, asked by the official client in both protocol eras."""

from datetime import UTC, datetime
from typing import Any

import pytest
from mcp import Client

from emrdx.findings.keys import RunKey
from emrdx.mcp.reply import TOKENS
from emrdx.redaction import literal, stored
from emrdx.schemas import Setup

pytestmark = pytest.mark.anyio
NIGHT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


async def ask(server: Any, era: str, tool: str, **arguments: Any) -> dict[str, Any]:
    async with Client(server, mode=era) as client:
        result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    answer = {"text": result.content[0].text, "tokens": result.meta[TOKENS]}
    return result.structured_content | answer


async def refused(server: Any, era: str, tool: str, **arguments: Any) -> str:
    async with Client(server, mode=era) as client:
        result = await client.call_tool(tool, arguments)
    assert result.is_error
    return result.content[0].text


async def test_a_run_s_diagnosis_names_cause_fix_and_count(server, fail, era):
    fail("00first", occurred_at=NIGHT.replace(day=18))
    fail("00second")
    found = await ask(server, era, "get_diagnosis", job_run_id="00second")
    assert (found["status"], found["kind"], found["confidence"]) == ("found", "memory.executor_oom", "high")
    assert found["run"]["job_run_id"] == "00second"
    assert found["cause"]["type"] == "java.lang.OutOfMemoryError"
    assert found["fixes"][0]["config"] == {"spark.executor.memory": "8g"}
    assert found["seen"] == {
        "count": 2,
        "first_seen": "2026-11-18T02:30:00Z",
        "last_seen": "2026-11-20T02:30:00Z",
    }


async def test_the_text_alone_answers_too(server, fail, era):
    fail("00run")
    text = (await ask(server, era, "get_diagnosis", job_run_id="00run"))["text"]
    for part in (
        "memory.executor_oom",
        "java.lang.OutOfMemoryError",
        "spark.executor.memory=8g",
        "Seen once",
        "stderr.gz:812",
    ):
        assert part in text


async def test_an_attempt_may_be_asked_for_and_the_newest_is_the_default(server, fail, era):
    fail("00run", attempt=1, kind="disk.full")
    fail("00run", attempt=2)
    newest = await ask(server, era, "get_diagnosis", job_run_id="00run")
    assert (newest["run"]["attempt"], newest["other_attempts"]) == (2, [1])
    first = await ask(server, era, "get_diagnosis", job_run_id="00run", attempt=1)
    assert (first["run"]["attempt"], first["kind"]) == (1, "disk.full")


async def test_a_job_s_name_gives_its_newest_failure(server, fail, era):
    fail("00older", job="orders-2026-11-19", occurred_at=NIGHT.replace(day=19))
    fail("00newer", job="orders-2026-11-20")
    found = await ask(server, era, "get_diagnosis", job_name="orders-2026-11-20")
    assert found["run"]["job_run_id"] == "00newer"


async def test_words_of_a_job_s_name_are_enough_where_one_job_has_them(server, fail, era):
    fail("00orders", job="nightly_orders-2026-11-20")
    fail("00sales", job="daily-sales")
    found = await ask(server, era, "get_diagnosis", job_name="orders")
    assert found["run"]["job_run_id"] == "00orders"


async def test_where_several_jobs_have_the_words_their_names_come_back(server, fail, era):
    fail("00a", job="orders-eu")
    fail("00b", job="orders-us")
    found = await ask(server, era, "get_diagnosis", job_name="orders")
    assert found["not_found"]["reason"] == "unknown_job"
    assert sorted(found["not_found"]["candidates"]) == ["orders-eu", "orders-us"]


async def test_a_run_without_a_finding_is_a_result_with_a_next_step(server, era):
    found = await ask(server, era, "get_diagnosis", job_run_id="00nothing")
    assert (found["status"], found["not_found"]["reason"]) == ("not_found", "no_finding")
    assert "get-job-run" in found["not_found"]["next_step"]
    assert "its finding has expired" in found["not_found"]["meaning"]
    assert "expire after 400 days" in found["not_found"]["meaning"]


async def test_a_run_of_an_application_that_has_findings_is_told_to_be_covered(server, fail, era):
    fail("00run")
    found = await ask(server, era, "get_diagnosis", job_run_id="00other", application_id="00app")
    assert "is covered; its newest finding is of 2026-11-20T02:30:00Z" in found["not_found"]["meaning"]


async def test_a_run_of_an_application_without_findings_may_not_be_covered(server, era):
    found = await ask(server, era, "get_diagnosis", job_run_id="00other", application_id="00bare")
    assert "may not be covered" in found["not_found"]["meaning"]


async def test_a_cancelled_run_is_told_to_be_no_failure(server, store, era):
    key = RunKey(account="111122223333", region="eu-west-1", application_id="00app", job_run_id="00cancel")
    store.bury(key, literal("cancelled by its user"), NIGHT)
    found = await ask(server, era, "get_diagnosis", job_run_id="00cancel")
    assert (found["not_found"]["reason"], found["not_found"]["detail"]) == (
        "no_failure",
        "cancelled by its user",
    )


async def test_an_attempt_without_a_finding_names_those_that_have_one(server, fail, era):
    fail("00run", attempt=2)
    found = await ask(server, era, "get_diagnosis", job_run_id="00run", attempt=1)
    assert found["not_found"]["detail"] == "Attempts with a finding: 2"


async def test_a_run_of_another_application_than_asked_for_says_so(server, fail, era):
    fail("00run")
    found = await ask(server, era, "get_diagnosis", job_run_id="00run", application_id="00other")
    assert found["not_found"]["reason"] == "no_finding"
    assert found["not_found"]["detail"] == "Application of the finding: 00app"


async def test_a_finding_without_logs_says_how_to_turn_them_on(server, fail, era):
    fail("00run", read=0, status="managed_only")
    found = await ask(server, era, "get_diagnosis", job_run_id="00run")
    assert found["unread"] == [{"source": "SPARK_DRIVER/stderr.gz", "status": "managed_only"}]
    assert found["completeness"] == "state_only"
    assert "s3MonitoringConfiguration" in found["text"]


async def test_naming_neither_run_nor_job_says_what_to_give(server, era):
    assert "Give job_run_id or job_name" in await refused(server, era, "get_diagnosis")


async def test_failures_are_listed_newest_first_by_pages(server, fail, era):
    for hour in range(8):
        fail(f"00run{hour}", occurred_at=NIGHT.replace(hour=hour))
    first = await ask(server, era, "list_failures")
    second = await ask(server, era, "list_failures", cursor=first["next_cursor"])
    listed = [failure["job_run_id"] for failure in first["failures"] + second["failures"]]
    assert listed == [f"00run{hour}" for hour in reversed(range(8))]
    assert "next_cursor" not in second


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"kind": "disk.full"}, ["00disk"]),
        ({"owner": "config"}, ["00late", "00disk", "00early"]),
        ({"application_id": "00other"}, ["00late"]),
        ({"job_name": "hourly"}, ["00disk"]),
        ({"fingerprint": "v1:disk"}, ["00disk"]),
        ({"since": "2026-11-20T12:00:00Z"}, ["00late"]),
        ({"since": "24h"}, ["00late"]),
        ({"until": "2026-11-19"}, ["00early"]),
        ({"since": "2026-11-20", "until": "2026-11-20"}, ["00late", "00disk"]),
        ({"kind": "disk.full", "job_name": "hourly", "since": "7d"}, ["00disk"]),
    ],
)
async def test_conditions_narrow_the_list(server, fail, era, arguments, expected):
    fail("00early", occurred_at=NIGHT.replace(day=19))
    fail("00disk", kind="disk.full", fingerprint="v1:disk", job="hourly", occurred_at=NIGHT)
    fail("00late", application_id="00other", occurred_at=NIGHT.replace(hour=20))
    found = await ask(server, era, "list_failures", **arguments)
    assert [failure["job_run_id"] for failure in found["failures"]] == expected


async def test_nothing_that_matches_is_a_result(server, era):
    found = await ask(server, era, "list_failures", kind="disk.full")
    assert found["not_found"]["reason"] == "nothing_matches"


async def test_an_unknown_job_is_answered_with_those_that_failed_lately(server, fail, era):
    fail("00run", job="daily-sales")
    found = await ask(server, era, "list_failures", job_name="weekly-report")
    assert (found["not_found"]["reason"], found["not_found"]["candidates"]) == (
        "unknown_job",
        ["daily-sales"],
    )


async def test_a_known_job_without_such_failures_is_not_called_unknown(server, fail, era):
    fail("00run", job="daily-sales")
    found = await ask(server, era, "list_failures", job_name="daily-sales", owner="platform")
    assert found["not_found"]["reason"] == "nothing_matches"


@pytest.mark.parametrize("asked", ["CAFÉ", "cafe\N{COMBINING ACUTE ACCENT}", "注文"])
async def test_words_of_a_name_are_found_however_their_letters_are_typed(server, fail, era, asked):
    fail("00run", job="注文-café-nightly")
    found = await ask(server, era, "get_diagnosis", job_name=asked)
    assert found["run"]["job_run_id"] == "00run"


async def test_a_time_that_is_none_says_what_to_give(server, era):
    assert "24h or 7d" in await refused(server, era, "list_failures", since="last week")


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("0001-01-01", None, "found"),
        ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "found"),
        (None, "0001-01-01", "not_found"),
        ("2026-11-01", "9999-12-31", "found"),
        ("9999-12-31T23:59:59-14:00", None, "not_found"),
    ],
)
async def test_times_beyond_all_findings_are_times_too(server, fail, era, since, until, found):
    fail("00run")
    answer = await ask(server, era, "list_failures", since=since, until=until)
    while answer["status"] == "found" and not answer.get("failures"):
        answer = await ask(
            server, era, "list_failures", since=since, until=until, cursor=answer["next_cursor"]
        )
    assert answer["status"] == found


async def test_another_question_s_cursor_is_refused(server, fail, era):
    for hour in range(8):
        fail(f"00run{hour}", occurred_at=NIGHT.replace(hour=hour))
    cursor = (await ask(server, era, "list_failures"))["next_cursor"]
    assert "another question" in await refused(server, era, "list_failures", kind="disk.full", cursor=cursor)


async def test_proof_is_paged_and_complete(server, fail, make_lines, era):
    fail("00run", evidence=make_lines(60))
    seen, cursor = [], None
    while True:
        page = await ask(
            server, era, "get_evidence", job_run_id="00run", **({"cursor": cursor} if cursor else {})
        )
        seen += [line["id"] for line in page["lines"]]
        cursor = page.get("next_cursor")
        if cursor is None:
            break
    assert page["total"] == 60
    assert seen == [f"e{number}" for number in range(1, 61)]


async def test_the_diagnosis_cursor_leads_to_the_lines_it_left_out(server, fail, make_lines, era):
    fail("00run", evidence=make_lines(12))
    found = await ask(server, era, "get_diagnosis", job_run_id="00run")
    rest = await ask(server, era, "get_evidence", job_run_id="00run", cursor=found["evidence_cursor"])
    shown = [line["id"] for line in found["evidence"]]
    assert [*shown, *[line["id"] for line in rest["lines"]]][: len(shown) + 1] == [
        f"e{number}" for number in range(1, len(shown) + 2)
    ]


async def test_similar_failures_tell_count_runs_and_other_jobs(server, fail, era):
    fail("00first", occurred_at=NIGHT.replace(day=18))
    fail("00second")
    fail("00elsewhere", job="hourly", occurred_at=NIGHT.replace(day=19))
    fail("00alike", fingerprint="v1:other", occurred_at=NIGHT.replace(day=17))
    fail("00different", kind="disk.full", fingerprint="v1:disk", occurred_at=NIGHT.replace(day=16))
    found = await ask(server, era, "find_similar_failures", job_run_id="00second")
    assert found["seen"]["count"] == 2
    assert [run["job_run_id"] for run in found["same"]] == ["00elsewhere", "00first"]
    assert [run["job_run_id"] for run in found["similar"]] == ["00alike"]
    assert "went_away_after" not in found


async def test_a_failure_that_went_away_tells_what_changed(server, fail, era):
    fail("00last", release="emr-7.8.0", occurred_at=NIGHT.replace(day=18))
    fail("00next", release="emr-7.9.0", kind="disk.full", fingerprint="v1:disk")
    found = await ask(server, era, "find_similar_failures", job_run_id="00last")
    assert found["went_away_after"] == "2026-11-18T02:30:00Z"
    assert found["changes"] == [{"field": "release", "before": "emr-7.8.0", "after": "emr-7.9.0"}]


async def test_a_failure_that_went_away_tells_the_sizes_and_code_that_changed(server, fail, era):
    old, new = (
        Setup(
            entry_point=stored(f"s3://orders/{version}/job.py"),
            settings={stored("spark.executor.memory"): stored(memory), stored("spark.same"): stored("1")},
        )
        for version, memory in (("1.4.1", "4g"), ("1.4.2", "8g"))
    )
    fail("00last", occurred_at=NIGHT.replace(day=18), setup=old)
    fail("00next", kind="disk.full", fingerprint="v1:disk", setup=new)
    found = await ask(server, era, "find_similar_failures", job_run_id="00last")
    assert found["changes"] == [
        {"field": "entry_point", "before": "s3://orders/1.4.1/job.py", "after": "s3://orders/1.4.2/job.py"},
        {"field": "spark.executor.memory", "before": "4g", "after": "8g"},
    ]


async def test_of_many_changes_the_first_are_told_and_the_rest_counted(server, fail, era):
    old, new = (
        Setup(settings={stored(f"spark.custom.{number:02}"): stored(value) for number in range(30)})
        for value in ("x", "y" * 400)
    )
    fail("00last", occurred_at=NIGHT.replace(day=18), setup=old)
    fail("00next", kind="disk.full", fingerprint="v1:disk", setup=new)
    found = await ask(server, era, "find_similar_failures", job_run_id="00last")
    assert (len(found["changes"]), found["changes_left_out"]) == (8, 22)
    assert found["tokens"] <= 800


async def test_trends_count_new_recurring_and_the_span_before(server, fail, era):
    fail("00before", occurred_at=NIGHT.replace(day=10))
    fail("00again")
    fail("00disk", kind="disk.full", fingerprint="v1:disk", job="hourly")
    found = await ask(server, era, "get_failure_trends")
    assert found["total"] == {"key": "total", "failures": 2, "new": 1, "recurring": 1, "before": 1}
    assert found["counts"] == [
        {"key": "memory.executor_oom", "failures": 1, "new": 0, "recurring": 1, "before": 1},
        {"key": "disk.full", "failures": 1, "new": 1, "recurring": 0, "before": 0},
    ]


async def test_trends_by_day_are_newest_first_and_may_be_narrowed(server, fail, era):
    fail("00a", occurred_at=NIGHT.replace(day=19))
    fail("00b")
    fail("00c", application_id="00other")
    found = await ask(server, era, "get_failure_trends", by="day", application_id="00app")
    assert [(day["key"], day["failures"]) for day in found["counts"]] == [
        ("2026-11-20", 1),
        ("2026-11-19", 1),
    ]


async def test_a_kind_is_explained_with_its_fixes(server, era):
    found = await ask(server, era, "explain_failure_kind", kind="memory.driver_oom")
    assert found["title"] == "Driver ran out of JVM heap"
    assert found["fixes"]


async def test_an_unknown_kind_names_those_that_come_near(server, era):
    found = await ask(server, era, "explain_failure_kind", kind="driver_oom")
    assert "memory.driver_oom" in found["not_found"]["candidates"]


async def test_an_unknown_argument_is_refused_with_the_nearest_one(server, era):
    text = await refused(server, era, "list_failures", limt=5)
    assert text.startswith("Unknown argument 'limt'; did you mean limit?")


async def test_the_findings_of_another_region_are_found_by_run_id(server, fail, era):
    fail("00abroad", region="us-east-1")
    found = await ask(server, era, "get_diagnosis", job_run_id="00abroad")
    assert found["run"]["region"] == "us-east-1"
