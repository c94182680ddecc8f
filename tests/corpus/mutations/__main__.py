"""Diagnoses every labelled run again under every mutation, and prints what each costs.

    python -m tests.corpus.mutations [--only NAME] [--every N] [--misses] [FOLDER…]

`right` of the runs that changed; `silent` abstained although there is a cause; `wrong` named another; `high`
said so with high confidence. `--every` takes every Nth run. A run whose logs a mutation leaves as they are is not counted.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.corpus.mutations.cuts import CUTS, DETAILS
from tests.corpus.mutations.forms import FORMS
from tests.corpus.mutations.languages import LANGUAGES
from tests.corpus.mutations.lines import Change, Streams
from tests.corpus.mutations.notebooks import NOTEBOOKS
from tests.corpus.mutations.pastes import PASTES
from tests.corpus.mutations.stamps import JSON_LAYOUTS, LAYOUTS, layout
from tests.corpus.mutations.stores import STORES
from tests.corpus.mutations.wraps import WRAPS

from emrdx.diagnosis import diagnose
from emrdx.evidence.errors import UnreadableInput
from emrdx.evidence.local import collect_path
from emrdx.redaction import Redactor

CORPUS = Path(__file__).parent.parent / "spark"
LARGEST = 2_000_000

MUTATIONS: dict[str, Change] = {
    "as it is": dict,
    **{name: layout(render) for name, render in LAYOUTS.items()},
    **JSON_LAYOUTS,
    **WRAPS,
    **NOTEBOOKS,
    **FORMS,
    **STORES,
    **PASTES,
    **CUTS,
    **{f"in {name}": change for name, change in LANGUAGES.items()},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One run under one mutation. `outcome` is right, silent, wrong or high."""

    case: str
    label: str
    said: str
    confidence: str
    outcome: str
    rule: str


def case_of(folder: Path) -> tuple[dict[str, Any], Streams]:
    """A labelled run with its streams; a stream of many megabytes is left out."""
    streams = {
        path.relative_to(folder).as_posix().removesuffix(".gz"): gzip.decompress(path.read_bytes())
        for path in sorted(folder.rglob("*.gz"))
        if path.stat().st_size < LARGEST // 10
    }
    return json.loads((folder / "case.json").read_text()), streams


def cases(folder: Path) -> Iterator[tuple[dict[str, Any], Streams]]:
    """The labelled runs of a folder with their streams; those held out and those of many megabytes are left out."""
    for label in sorted(folder.glob("*/case.json")):
        case, streams = case_of(label.parent)
        if not case.get("holdout") and streams and sum(map(len, streams.values())) < LARGEST:
            yield case, streams


def answer(case: dict[str, Any], streams: Streams, redactor: Redactor) -> Answer:
    """What the diagnosis says of a run with these streams."""
    run = {"applicationId": "00fa1b2c3d4e5f09", "jobRunId": "00fb000000000001", **case.get("job_run", {})}
    details = streams.get(DETAILS, b"").decode("utf-8", "replace") or case.get("state_details")
    if details:
        run |= {"stateDetails": details, "state": "FAILED"}
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "job-run.json").write_text(json.dumps({"jobRun": run}))
        for path, data in streams.items():
            if path != DETAILS:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
        try:
            made = diagnose(collect_path(root), redactor.session())
        except UnreadableInput:
            return Answer(case["id"], case["kind"], "unreadable", "low", "silent", "")
    said, confidence = str(made.kind), str(made.confidence)
    rule = str(made.rule.id) if made.rule else ""
    return Answer(case["id"], case["kind"], said, confidence, outcome(case, said, confidence), rule)


def outcome(case: dict[str, Any], said: str, confidence: str) -> str:
    """right, silent, wrong, or high: wrong and sure of it."""
    if said in {case["kind"], *case.get("also", [])}:
        return "right"
    if said == "unknown":
        return "silent"
    return "high" if confidence == "high" else "wrong"


def measure(folders: list[Path], only: str = "", every: int = 1) -> Iterator[tuple[str, list[Answer]]]:
    """Every mutation with its answers."""
    redactor = Redactor()
    runs = [run for folder in folders for run in cases(folder)][::every]
    for name, change in MUTATIONS.items():
        if only and only not in name:
            continue
        yield (
            name,
            [
                answer(case, changed, redactor)
                for case, streams in runs
                if (changed := change(streams)) != streams or name == "as it is"
            ],
        )


def main(arguments: list[str]) -> int:
    """Prints the table, and with `--misses` every answer that is not right."""
    parser = argparse.ArgumentParser(prog="tests.corpus.mutations", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[CORPUS])
    parser.add_argument("--only", default="", help="the mutations whose name holds this")
    parser.add_argument("--every", type=int, default=1, help="take every Nth run")
    parser.add_argument("--misses", action="store_true", help="print every answer that is not right")
    given = parser.parse_args(arguments)
    sys.stdout.write(f"{'mutation':28} {'runs':>5} {'right':>6} {'silent':>6} {'wrong':>5} {'high':>4}\n")
    for name, answers in measure(given.folders, given.only, given.every):
        count = Counter(one.outcome for one in answers)
        share = count["right"] / len(answers) if answers else 1.0
        sys.stdout.write(
            f"{name:28} {len(answers):5d} {share:6.3f} {count['silent']:6d} {count['wrong']:5d} {count['high']:4d}\n"
        )
        for one in answers if given.misses else ():
            if one.outcome != "right":
                said = f"said {one.said} ({one.confidence}, {one.rule}), is {one.label}"
                sys.stdout.write(f"    {one.case} {one.outcome}: {said}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
