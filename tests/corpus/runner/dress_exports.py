"""Logs as log stores export them. Each step takes all streams; pure.

The forms are those of Splunk, Kibana, Grafana with Loki, Datadog, Google's Logs Explorer and Fluent Bit.
"""

from __future__ import annotations

import csv
import io
import json
import re

from .dress_lines import ERR, HEAD, OUT, Step, Streams, at, one, only, text


def events(streams: Streams) -> list[str]:
    """The driver's lines as events: a record, or a printed line, each with what stands below it."""
    made: list[str] = []
    for line in one(streams):
        below = made and (
            not line
            or line[0] in " \t"
            or re.match(r"Caused by: |\t?\.\.\. \d+ more|[\w.]+(?:Error|Exception)\b", line)
        )
        if below and not HEAD.match(line):
            made[-1] += f"\n{line}"
        else:
            made.append(line)
    return made


def _splunk(streams: Streams, argument: str) -> Streams:
    """A search's result as JSON lines, the newest event first; names the source type."""
    found = events(streams)
    rows = []
    for offset, n in enumerate(reversed(range(len(found)))):
        result = {
            "_raw": found[n],
            "_time": f"{at(n):%Y-%m-%dT%H:%M:%S}.{n * 173 % 1000:03d}+00:00",
            "host": "ip-10-0-3-41",
            "index": "etl",
            "sourcetype": argument,
        }
        rows.append(json.dumps({"preview": False, "offset": offset, "result": result}))
    return only(rows)


def _kibana(streams: Streams, argument: str) -> Streams:
    """A search's answer with all hits, in one JSON object; names the index."""
    hits = [
        {
            "_index": argument,
            "_id": f"x{n:05d}",
            "_source": {
                "@timestamp": f"{at(n):%Y-%m-%dT%H:%M:%S}.{n * 173 % 1000:03d}Z",
                "message": event,
                "log": {"offset": 173 * n, "file": {"path": "/var/log/spark/driver.log"}},
                "agent": {"type": "filebeat", "version": "8.15.1"},
            },
            "sort": [1795248000000 + 173 * n],
        }
        for n, event in enumerate(events(streams))
    ]
    answer = {
        "took": 41,
        "timed_out": False,
        "hits": {"total": {"value": len(hits), "relation": "eq"}, "hits": hits},
    }
    return only(json.dumps(answer, indent=1).split("\n"))


def _loki(streams: Streams, argument: str) -> Streams:
    """Grafana's text download: labels above, the newest line first; names the application."""
    lines = one(streams)
    head = [
        f'Common labels: {{"app":"{argument}","container":"spark-kubernetes-driver","namespace":"etl"}}',
        f'Line limit: "5000 ({len(lines)} returned)"',
        "",
        "",
    ]
    rows = [
        f"{at(n):%Y-%m-%dT%H:%M:%S}.{n * 173 % 1000:03d}Z\t{lines[n]}" for n in reversed(range(len(lines)))
    ]
    return only([*head, *rows])


def _datadog(streams: Streams, argument: str) -> Streams:
    """The explorer's CSV, the newest event first; names the service."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["Date", "Host", "Service", "Message"])
    found = events(streams)
    for n in reversed(range(len(found))):
        writer.writerow([f"{at(n):%Y-%m-%dT%H:%M:%S}.{n * 173 % 1000:03d}Z", "i-0c41d7", argument, found[n]])
    return only(out.getvalue().removesuffix("\n").split("\n"))


def _gcp(streams: Streams, argument: str) -> Streams:
    """Google's Logs Explorer: entries with the parts of a record, the newest first; names the cluster."""
    severity = {"WARN": "WARNING", "FATAL": "CRITICAL"}
    entries = []
    for n, event in enumerate(events(streams)):
        m = HEAD.match(event.split("\n", 1)[0])
        payload = (
            {"message": event[m.start(7) :], "class": m[6], "filename": "spark-driver.log"}
            if m
            else {"message": event}
        )
        entries.append(
            {
                "insertId": f"q{n:05d}",
                "jsonPayload": payload,
                "resource": {"type": "cloud_dataproc_job", "labels": {"cluster_name": argument}},
                "severity": severity.get(m[5], m[5]) if m else "DEFAULT",
                "timestamp": f"{at(n):%Y-%m-%dT%H:%M:%S.%f}Z",
            }
        )
    return only(json.dumps(entries[::-1], indent=1).split("\n"))


def _fluentbit(streams: Streams, argument: str) -> Streams:
    """Lines of a node's collector, each with the pod's names; long lines come in pieces of 300 bytes, as partial ones do."""
    made = []
    for path, name in ((ERR, "stderr"), (OUT, "stdout")):
        for n, line in enumerate(text(streams.get(path, b""))):
            pieces = [line[k : k + 300] for k in range(0, max(1, len(line)), 300)]
            for k, piece in enumerate(pieces):
                record = {
                    "date": at(n).timestamp(),
                    "log": piece,
                    "stream": name,
                    "logtag": "F" if k == len(pieces) - 1 else "P",
                    "kubernetes": {
                        "pod_name": argument,
                        "namespace_name": "etl",
                        "container_name": "spark-kubernetes-driver",
                    },
                }
                made.append(json.dumps(record))
    return only(made)


STEPS: dict[str, Step] = {
    "splunk": _splunk,
    "kibana": _kibana,
    "loki": _loki,
    "datadog": _datadog,
    "gcp": _gcp,
    "fluentbit": _fluentbit,
}
