"""Exports: a log's lines as log stores, clouds and schedulers hand them out."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from tests.corpus.mutations.lines import Change, clock, each, every_line

MILLIS = 1_795_243_638_000


def _iso(number: int) -> str:
    return f"2026-11-21T{clock(number)}.{number % 1000:03d}Z"


def _a_line(make: Callable[[int, str], dict[str, Any]]) -> Change:
    """One JSON object a line."""
    return each(lambda lines: [json.dumps(make(n, line)) for n, line in enumerate(lines)])


def _at_once(make: Callable[[list[str]], Any], indent: int | None = None) -> Change:
    """One JSON value for all lines."""
    return each(lambda lines: json.dumps(make(lines), indent=indent).split("\n") if lines else lines)


def _table(header: list[str], row: Callable[[int, str], list[str]], delimiter: str = ",") -> Change:
    """A table of comma separated values."""

    def change(lines: list[str]) -> list[str]:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n", delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerow(header)
        writer.writerows(row(n, line) for n, line in enumerate(lines))
        return out.getvalue().removesuffix("\n").split("\n") if lines else lines

    return each(change)


def _elastic(number: int, line: str) -> dict[str, Any]:
    source = {
        "@timestamp": _iso(number),
        "message": line,
        "host": {"name": "ip-10-0-0-1"},
        "stream": "stderr",
    }
    return {"_index": "logs-2026.11.21", "_id": f"a{number}", "_score": None, "_source": source}


def _elastic_answer(lines: list[str]) -> dict[str, Any]:
    return {"took": 3, "hits": {"hits": [_elastic(n, line) for n, line in enumerate(lines)]}}


def _loki(lines: list[str]) -> dict[str, Any]:
    values = [[f"{(MILLIS + n) * 1_000_000}", line] for n, line in enumerate(lines)]
    result = [{"stream": {"app": "spark", "pod": "spark-driver"}, "values": values}]
    return {"status": "success", "data": {"resultType": "streams", "result": result, "stats": {}}}


def _grafana(lines: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "line": line,
            "timestamp": f"{(MILLIS + n) * 1_000_000}",
            "date": _iso(n),
            "fields": {"app": "spark"},
        }
        for n, line in enumerate(lines)
    ]


def _datadog(lines: list[str]) -> dict[str, Any]:
    return {
        "data": [
            {
                "id": f"AwAAAY{n}",
                "type": "log",
                "attributes": {"timestamp": _iso(n), "status": "info", "service": "spark", "message": line},
            }
            for n, line in enumerate(lines)
        ]
    }


def _google(payload: Callable[[str], dict[str, Any]]) -> Callable[[list[str]], list[dict[str, Any]]]:
    return lambda lines: [
        {
            "insertId": f"1x{n}",
            "labels": {"dataproc.googleapis.com/cluster_name": "etl"},
            "logName": "projects/p/logs/dataproc.job.driver",
            **payload(line),
            "receiveTimestamp": _iso(n),
            "timestamp": _iso(n),
        }
        for n, line in enumerate(lines)
    ]


def _query_results(lines: list[str]) -> dict[str, Any]:
    rows = [
        [
            {"field": "@timestamp", "value": f"2026-11-21 {clock(n)}.000"},
            {"field": "@message", "value": line},
            {"field": "@ptr", "value": f"CmEKJgoi{n}"},
        ]
        for n, line in enumerate(lines)
    ]
    return {"results": rows, "statistics": {"recordsMatched": float(len(lines))}, "status": "Complete"}


def _airflow_api(lines: list[str]) -> dict[str, Any]:
    log = "\n".join(
        f"[2026-11-21, {clock(n)} UTC] {{emr.py:123}} INFO - {line}" for n, line in enumerate(lines)
    )
    return {"content": str([("ip-10-0-0-1.ec2.internal", log)]), "continuation_token": "eyJlbmQ"}


def _quoted(line: str) -> str:
    return json.dumps(line, ensure_ascii=False)


STORES: dict[str, Change] = {
    "elastic json lines": _a_line(_elastic),
    "elastic answer": _at_once(_elastic_answer),
    "elastic answer indented": _at_once(_elastic_answer, 2),
    "kibana csv": _table(
        ["@timestamp", "host.name", "message"],
        lambda n, line: [f"Nov 21, 2026 @ {clock(n)}.000", "ip-10-0-0-1", line],
    ),
    "loki answer": _at_once(_loki),
    "loki answer indented": _at_once(_loki, 2),
    "logcli": every_line(lambda n, line: f'{_iso(n)} {{app="spark", pod="spark-driver"}} {line}'),
    "logcli jsonl": _a_line(lambda n, line: {"labels": {"app": "spark"}, "line": line, "timestamp": _iso(n)}),
    "grafana download": _at_once(_grafana),
    "splunk json": _a_line(
        lambda n, line: {
            "preview": False,
            "offset": n,
            "result": {"_raw": line, "_time": _iso(n), "host": "h"},
        }
    ),
    "splunk csv": _table(["_time", "host", "_raw"], lambda n, line: [_iso(n), "ip-10-0-0-1", line]),
    "datadog answer": _at_once(_datadog),
    "datadog answer indented": _at_once(_datadog, 2),
    "datadog csv": _table(
        ["Date", "Host", "Service", "Message"], lambda n, line: [_iso(n), "ip-10-0-0-1", "spark", line]
    ),
    "google text": _at_once(_google(lambda line: {"textPayload": line}), 2),
    "google json": _at_once(_google(lambda line: {"jsonPayload": {"message": line}, "severity": "INFO"}), 2),
    "azure csv": _table(
        ["TimeGenerated [UTC]", "_ResourceId", "LogMessage"],
        lambda n, line: [_iso(n), "/subscriptions/0", line],
    ),
    "semicolon csv": _table(["time", "message"], lambda n, line: [_iso(n), line], ";"),
    "insights results": _at_once(_query_results, 4),
    "insights results in one line": _at_once(_query_results),
    "log events as text": every_line(lambda n, line: f"EVENTS\t{MILLIS + n}\t{line}\t{MILLIS + n + 900}"),
    "logfmt": every_line(lambda n, line: f'time="{_iso(n)}" level=info msg={_quoted(line)}'),
    "fluentd": every_line(
        lambda n, line: (
            f'2026-11-21 {clock(n)}.000000000 +0000 kube.driver: {{"log":{_quoted(line)},"stream":"stderr"}}'
        )
    ),
    "fluent bit": every_line(
        lambda n, line: f'[{n}] kube.driver: [{MILLIS / 1000 + n:.9f}, {{"log"=>{_quoted(line)}}}]'
    ),
    "journal short": every_line(
        lambda n, line: f"2026-11-21T{clock(n)}+0000 ip-10-0-0-1 spark-submit[4711]: {line}"
    ),
    "argo": every_line(lambda n, line: f"etl-7x9kq-1180743: {line}"),
    "stern": every_line(
        lambda n, line: f"spark-driver-7f9 spark \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {line}"
    ),
    "dagster": every_line(
        lambda n, line: (
            f"2026-11-21 {clock(n)} +0000 - dagster - INFO - etl - 5f3e1c77 - load_orders - {line}"
        )
    ),
    "airflow 1": every_line(
        lambda n, line: (
            f"[2026-11-21 {clock(n)},123] {{base_task_runner.py:115}} INFO - Job 5: Subtask load "
            f"[2026-11-21 {clock(n)},120] {{bash_operator.py:128}} INFO - {line}"
        )
    ),
    "airflow api": _at_once(_airflow_api),
}
