"""Forms in which a whole log reaches people: several streams in one file, one JSON answer, another encoding or order."""

import json

from tests.corpus.mutations.lines import ERR, OUT, Change, Streams, data, each, text

CONTAINER = "container_1795240000000_0007_01_000001"


def _in_one(streams: Streams, lines: list[str]) -> Streams:
    """The driver's streams in one file, named as its standard output is; those of others as they are."""
    rest = {path: raw for path, raw in streams.items() if path not in {ERR, OUT}}
    return {OUT: data(lines), **rest}


def _section(name: str, lines: list[str]) -> list[str]:
    return [
        f"LogType:{name}",
        "LogLastModifiedTime:Sat Nov 21 08:59:31 +0000 2026",
        f"LogLength:{len(data(lines))}",
        "LogContents:",
        *lines,
        "",
        f"End of LogType:{name}",
        "*" * 71,
        "",
    ]


def _yarn(streams: Streams) -> Streams:
    head = [
        f"Container: {CONTAINER} on ip-10-0-3-41.ec2.internal_8041",
        "LogAggregationType: AGGREGATED",
        "=" * 70,
    ]
    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    return _in_one(streams, [*head, *_section("stderr", err), *_section("stdout", out)])


def _livy(indent: int | None) -> Change:
    def change(streams: Streams) -> Streams:
        lines = ["stdout: ", *text(streams.get(OUT, b"")), "\nstderr: ", *text(streams.get(ERR, b""))]
        answer = json.dumps({"id": 14, "from": 0, "total": len(lines), "log": lines}, indent=indent)
        return _in_one(streams, answer.split("\n"))

    return change


def _task_log(lines: list[str]) -> list[str]:
    return [
        json.dumps(
            {
                "timestamp": f"2026-11-21T08:{n // 60 % 60:02d}:{n % 60:02d}.000000Z",
                "level": "info",
                "event": line,
                "logger": "task.stdout",
            }
        )
        for n, line in enumerate(lines)
    ]


def _utf16(streams: Streams) -> Streams:
    return {path: raw.decode("utf-8", "replace").encode("utf-16") for path, raw in streams.items()}


FORMS: dict[str, Change] = {
    "yarn aggregated": _yarn,
    "livy batch": _livy(None),
    "livy batch indented": _livy(1),
    "airflow 3 json": each(_task_log),
    "utf-16": _utf16,
    "newest line first": each(lambda lines: lines[::-1]),
}
