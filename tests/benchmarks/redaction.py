"""emrdx, detect-secrets and gitleaks on the same labelled text in one run: `python tests/benchmarks/redaction.py`.

Recall and over-redaction are counted as `leakage.py` says; what a scanner reports is taken out where it stands.
Speed is bytes by seconds of processor time, so one core's, on the labelled text (dense with secrets) and on real
logs (almost none). gitleaks is built by `go install` from the Go module proxy into the user's cache folder, and is
left out with a word where there is no Go.
"""

import argparse
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from leakage import Case, Score, read_cases, score

from emrdx.redaction import Redactor

GITLEAKS = "github.com/zricethezav/gitleaks/v8@v8.30.1"
LOGS = Path(__file__).parent.parent / "corpus" / "spark"
LOG_BYTES = 4_000_000
SLOW_LOG_BYTES = 150_000
"""Of the real logs, for a scanner that would take minutes for all."""
MIN_SPEED = {"detect-secrets": 10.0, "detect-secrets, by line": 10.0, "gitleaks": 2.0}
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """What one redactor did, and how fast."""

    name: str
    score: Score
    labelled_speed: float
    log_speed: float


def _processor_seconds(work: Callable[[], object]) -> float:
    """Of this process and its children."""

    def now() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    start = now()
    work()
    return now() - start


def real_log() -> bytes:
    """What real drivers wrote, up to `LOG_BYTES`."""
    text = b""
    for path in sorted(LOGS.glob("*/SPARK_DRIVER/stderr.gz")):
        with gzip.open(path) as stream:
            text += stream.read(LOG_BYTES // 20)
        if len(text) >= LOG_BYTES:
            break
    return text[:LOG_BYTES]


def _emrdx(cases: list[Case], log: bytes) -> Result:
    redactor = Redactor()
    redactor.session().text("")
    size = sum(len(case.text.encode()) for case in cases)
    redacted: dict[str, str] = {}

    def labelled() -> None:
        redacted.update({case.text: redactor.session().text(case.text) for case in cases})

    labelled_seconds = _processor_seconds(labelled)
    text = log.decode("utf-8", "surrogateescape")
    log_seconds = _processor_seconds(lambda: redactor.session().text(text))
    return Result(
        "emrdx", score(cases, redacted.__getitem__), size / labelled_seconds, len(log) / log_seconds
    )


def _without(text: str, found: Iterator[tuple[int, str]]) -> str:
    """The text with each (line, secret) that a scanner reported taken out where it stands."""
    lines = text.split("\n")
    for line, secret in found:
        if "\n" in secret:
            lines = "\n".join(lines).replace(secret, "\n" * secret.count("\n")).split("\n")
        elif secret and 0 < line <= len(lines):
            lines[line - 1] = lines[line - 1].replace(secret, "[redacted]")
    return "\n".join(lines)


def _scanned(
    name: str, cases: list[Case], log: bytes, scan: Callable[[Path], Mapping[str, list[tuple[int, str]]]]
) -> Result:
    """A scanner's findings on a folder with a file for each case."""
    with tempfile.TemporaryDirectory() as place:
        labelled, logs = Path(place, "labelled"), Path(place, "logs")
        labelled.mkdir()
        logs.mkdir()
        for case in cases:
            (labelled / f"{case.id}.log").write_text(case.text, encoding="utf-8", newline="")
        (logs / "stderr.log").write_bytes(log)
        found: dict[str, list[tuple[int, str]]] = {}
        seconds = _processor_seconds(lambda: found.update(scan(labelled)))
        log_seconds = _processor_seconds(lambda: scan(logs))
    redacted = {case.text: _without(case.text, iter(found.get(f"{case.id}.log", ()))) for case in cases}
    size = sum(len(case.text.encode()) for case in cases)
    return Result(name, score(cases, redacted.__getitem__), size / seconds, len(log) / log_seconds)


def _detect_secrets(folder: Path) -> dict[str, list[tuple[int, str]]]:
    """As its command scans files, with the filters that it has by default."""
    from detect_secrets.core.secrets_collection import SecretsCollection
    from detect_secrets.settings import default_settings

    found: dict[str, list[tuple[int, str]]] = {}
    with default_settings():
        for path in sorted(folder.iterdir()):
            secrets = SecretsCollection()
            secrets.scan_file(str(path))
            found[path.name] = [(secret.line_number, secret.secret_value or "") for _, secret in secrets]
    return found


def _detect_secrets_lines(folder: Path) -> dict[str, list[tuple[int, str]]]:
    """Line by line, as its `scan --string`: it finds more, and much that is no secret."""
    from detect_secrets.core.scan import scan_line
    from detect_secrets.settings import default_settings

    found: dict[str, list[tuple[int, str]]] = {}
    with default_settings():
        for path in sorted(folder.iterdir()):
            lines = path.read_bytes().decode("utf-8", "replace").split("\n")
            found[path.name] = [
                (number, secret.secret_value or "")
                for number, line in enumerate(lines, 1)
                for secret in scan_line(line)
            ]
    return found


def _gitleaks(program: Path) -> Callable[[Path], dict[str, list[tuple[int, str]]]]:
    def scan(folder: Path) -> dict[str, list[tuple[int, str]]]:
        report = folder.parent / "report.json"
        subprocess.run(
            [program, "dir", folder, "--no-banner", "--exit-code", "0", "--log-level", "error",
             "--report-format", "json", "--report-path", report],
            check=True, env={**os.environ, "GOMAXPROCS": "1"}, capture_output=True,
        )  # fmt: skip
        found: dict[str, list[tuple[int, str]]] = {}
        for one in json.loads(report.read_text(encoding="utf-8")):
            found.setdefault(Path(one["File"]).name, []).append((one["StartLine"], one["Secret"]))
        return found

    return scan


def gitleaks_program() -> Path | None:
    """gitleaks' own program, built once into the user's cache folder. None where there is no Go."""
    go = shutil.which("go", path=os.environ.get("PATH", "") + os.pathsep + "/usr/local/go/bin")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "emrdx-benchmarks"
    program = cache / GITLEAKS.rpartition("@")[2] / "gitleaks"
    if program.exists():
        return program
    if go is None:
        return None
    print(f"building {GITLEAKS} in {cache} ...", flush=True)
    environment = {
        **os.environ,
        "GOBIN": str(program.parent),
        "GOPATH": str(cache / "go"),
        "GOFLAGS": "-modcacherw",
    }
    subprocess.run([go, "install", GITLEAKS], check=True, env=environment, capture_output=True)
    return program


def _rows(results: list[Result]) -> Iterator[str]:
    yield f"{'':24}{'recall':>9}{'lost':>9}{'other text':>12}{'MB/s labelled':>15}{'MB/s logs':>12}"
    for one in results:
        yield (
            f"{one.name:24}{one.score.recall:>9.1%}{one.score.lost_share:>9.2%}{one.score.collateral:>12.2%}"
            f"{one.labelled_speed / MB:>15.2f}{one.log_speed / MB:>12.2f}"
        )
    ours = results[0]
    for one in results[1:]:
        labelled = ours.labelled_speed / one.labelled_speed
        logs = ours.log_speed / one.log_speed
        yield f"emrdx is {labelled:.0f} times as fast as {one.name} on labelled text, {logs:.0f} times on logs"


def _shortfalls(results: list[Result]) -> Iterator[str]:
    ours = results[0]
    for one in results[1:]:
        if ours.score.recall <= one.score.recall:
            yield f"recall is not above {one.name}'s"
        if (
            min(ours.labelled_speed / one.labelled_speed, ours.log_speed / one.log_speed)
            < MIN_SPEED[one.name]
        ):
            yield f"not {MIN_SPEED[one.name]:.0f} times as fast as {one.name}"


def main() -> int:
    """Prints the table; exit code 1 where emrdx is not as much better as it claims."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--only-emrdx", action="store_true", help="leave the other scanners out")
    arguments = parser.parse_args()
    cases, log = read_cases(), real_log()
    results = [_emrdx(cases, log)]
    if not arguments.only_emrdx:
        slow_log = log[:SLOW_LOG_BYTES]
        results.append(_scanned("detect-secrets", cases, slow_log, _detect_secrets))
        results.append(_scanned("detect-secrets, by line", cases, slow_log, _detect_secrets_lines))
        program = gitleaks_program()
        if program is None:
            print("gitleaks is left out: there is no Go here to build it with")
        else:
            results.append(_scanned("gitleaks", cases, log, _gitleaks(program)))
    print(f"{len(cases)} labelled texts, {sum(map(len, (case.secrets for case in cases)))} secrets")
    print("\n".join(_rows(results)))
    shortfalls = list(_shortfalls(results))
    for shortfall in shortfalls:
        print(f"BELOW: {shortfall}")
    return 1 if shortfalls else 0


if __name__ == "__main__":
    sys.exit(main())
