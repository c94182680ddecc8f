"""How right the diagnosis is on labelled runs: accuracy, the share right at each confidence, abstentions.

    python tools/accuracy.py [--held-out] [--misses] [FOLDER_OR_JSONL…]

Runs marked `holdout` were made by somebody who had not seen the rules and are kept from those who write them: only
`--held-out` scores them, and nothing else. Cases are folders with a `case.json` beside their logs, or lines of
JSON with the service's own answers. A label's `also` kinds count as right. Without arguments: the project's own corpus.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

CORPUS = Path(__file__).parent.parent / "tests/corpus"
DEFAULT = (CORPUS / "spark", CORPUS / "service.jsonl")
ABSTENTIONS = frozenset({"unknown", "none"})
CHUNK = 16
PROMISED = {"high": 0.95, "medium": 0.80, "low": 0.50}


@dataclass(frozen=True, slots=True)
class Scored:
    """One case and its answer."""

    case: dict[str, Any]
    answer: Diagnosis

    @property
    def right(self) -> bool:
        return self.answer.kind in {self.case["kind"], *self.case.get("also", [])}


def cases(path: Path, scratch: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """Each case with the folder of its logs, which never holds the label."""
    if path.is_dir():
        for label in sorted(path.glob("*/case.json")):
            case = json.loads(label.read_text())
            yield case, _laid_out(case, label.parent, scratch)
        return
    for line in path.read_text().splitlines():
        case = json.loads(line)
        yield case, _laid_out(case, None, scratch)


def _laid_out(case: dict[str, Any], logs: Path | None, scratch: Path) -> Path:
    root = scratch / str(case["id"])
    root.mkdir(parents=True)
    for folder in logs.iterdir() if logs else ():
        if folder.is_dir():
            (root / folder.name).symlink_to(folder.resolve(), target_is_directory=True)
    run = {"applicationId": "00fa1b2c3d4e5f09", "jobRunId": "00fb000000000001", **case.get("job_run", {})}
    if case.get("state_details"):
        run["stateDetails"] = case["state_details"]
    (root / "job-run.json").write_text(json.dumps({"jobRun": run}))
    if case.get("application"):
        (root / "application.json").write_text(json.dumps({"application": case["application"]}))
    return root


def score(paths: Iterable[Path], *, held_out: bool = False) -> list[Scored]:
    """The cases of the paths, diagnosed: those that rules may learn from, or those held out."""
    with tempfile.TemporaryDirectory() as scratch:
        found = list(selected(paths, Path(scratch), held_out=held_out))
        # Spawned, as a test's process has threads, whose locks a fork would copy.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            answers = list(pool.map(_answer, [logs for _, logs in found], chunksize=CHUNK))
    return [Scored(case, answer) for (case, _), answer in zip(found, answers, strict=True)]


def _answer(logs: Path) -> Diagnosis:
    return diagnose(collect_path(logs), _redactor().session())


@cache
def _redactor() -> Redactor:
    return Redactor()


def selected(
    paths: Iterable[Path], scratch: Path, *, held_out: bool
) -> Iterator[tuple[dict[str, Any], Path]]:
    """The cases that rules may learn from, or those held out, each with a folder below `scratch` for its logs."""
    for at, path in enumerate(paths):
        for case, logs in cases(path, scratch / str(at)):
            if bool(case.get("holdout")) is held_out:
                yield case, logs


def share(scored: Iterable[Scored]) -> float:
    """The share that is right; 1 where there is none."""
    values = [one.right for one in scored]
    return sum(values) / len(values) if values else 1.0


def table(scored: list[Scored]) -> str:
    """The reliability table: at each confidence how many answers, how many right, and what is promised."""
    rows = ["| confidence | answers | right | promised |", "|---|---|---|---|"]
    for level, promised in PROMISED.items():
        of_level = [one for one in scored if one.answer.confidence == level]
        rows.append(f"| {level} | {len(of_level)} | {share(of_level):.3f} | {promised:.2f} |")
    hard = [one for one in scored if one.case.get("hard")]
    silent = [one for one in scored if one.case["kind"] in ABSTENTIONS]
    kept = sum(one.answer.kind in ABSTENTIONS for one in silent)
    fair = sum(one.right and one.answer.kind not in ABSTENTIONS for one in silent)
    rows += [
        "",
        f"{len(scored)} runs, {share(scored):.3f} right; {len(hard)} hard ones, {share(hard):.3f} right.",
        f"Where there is nothing to name: silent in {kept} of {len(silent)}, as fair by the label in {fair} more.",
    ]
    return "\n".join(rows)


def main(arguments: list[str]) -> int:
    """Prints the table, and with `--misses` every wrong answer."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")] or list(DEFAULT)
    scored = score(paths, held_out="--held-out" in arguments)
    if "--misses" in arguments:
        for one in scored:
            if not one.right:
                said = f"said {one.answer.kind} ({one.answer.confidence}), is {one.case['kind']}"
                sys.stdout.write(f"miss {one.case['id']}: {said}\n")
    sys.stdout.write(table(scored) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
