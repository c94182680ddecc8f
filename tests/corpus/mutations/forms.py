"""Forms in which a whole log reaches people: several streams in one file, one JSON answer, another encoding or order."""

import json

from tests.corpus.mutations.lines import ERR, OUT, Change, Streams, data, each, in_one, text

CONTAINER = "container_1795240000000_0007_01_000001"


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
    return in_one(streams, [*head, *_section("stderr", err), *_section("stdout", out)], OUT)


def _livy(indent: int | None) -> Change:
    def change(streams: Streams) -> Streams:
        lines = ["stdout: ", *text(streams.get(OUT, b"")), "\nstderr: ", *text(streams.get(ERR, b""))]
        answer = json.dumps({"id": 14, "from": 0, "total": len(lines), "log": lines}, indent=indent)
        return in_one(streams, answer.split("\n"), OUT)

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


def _joined(streams: Streams) -> Streams:
    """One stream in the order of writing, as `2>&1`: the program's output before Spark shuts down."""
    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    stop = next(
        (n for n, line in enumerate(err) if "stop() from shutdown" in line or "is stopping with" in line),
        len(err),
    )
    return in_one(streams, [*err[:stop], *out, *err[stop:]], ERR)


def _one_below_the_other(*paths: str) -> Change:
    return lambda streams: in_one(
        streams, [line for path in paths for line in text(streams.get(path, b""))], ERR
    )


def _headed(streams: Streams) -> Streams:
    """What `tail -n +1` shows of the driver's two files."""
    lines: list[str] = []
    for path in (ERR, OUT):
        if raw := streams.get(path, b""):
            lines += [*([""] if lines else []), f"==> {path} <==", *text(raw)]
    return in_one(streams, lines, ERR)


def _utf16(streams: Streams) -> Streams:
    return {path: raw.decode("utf-8", "replace").encode("utf-16") for path, raw in streams.items()}


FORMS: dict[str, Change] = {
    "yarn aggregated": _yarn,
    "livy batch": _livy(None),
    "livy batch indented": _livy(1),
    "airflow 3 json": each(_task_log),
    "joined in order": _joined,
    "joined out first": _one_below_the_other(OUT, ERR),
    "joined err first": _one_below_the_other(ERR, OUT),
    "headed files": _headed,
    "utf-16": _utf16,
    "newest line first": each(lambda lines: lines[::-1]),
}
