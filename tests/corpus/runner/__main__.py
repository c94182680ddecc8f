"""`python -m tests.corpus.runner run ID…|--missing`, `list`, `show ID`, `label ID…`, `scrub [ID…]`."""

from __future__ import annotations

import argparse
import os
import socket
import sys
import time
import traceback

from . import lab, services, store, submit
from .dress import dress
from .engines import ENGINES
from .scenario import Scenario, load_all
from .scrub import scrub


def main() -> int:
    """Exit code: 1 where a scenario could not be run."""
    args = _arguments()
    scenarios = load_all()
    if args.command == "list":
        for scenario in scenarios.values():
            done = "stored" if (store.CASES / scenario.id).exists() else "-"
            print(f"{scenario.id} {done:6} {scenario.kind:32} {scenario.path.name}")
        return 0
    if args.command == "show":
        for path, data in store.read(args.ids[0]).items():
            print(f"=== {path} ({len(data)} bytes)", *_salient(data), sep="\n")
        return 0
    if args.command == "label":
        for case_id in args.ids:
            store.relabel(scenarios[case_id])
        return 0
    if args.command == "scrub":
        for case_id in args.ids or [s.id for s in scenarios.values() if (store.CASES / s.id).exists()]:
            store.rewrite(case_id, {path: scrub(data) for path, data in store.read(case_id).items()})
        return 0
    wanted = [s for s in scenarios.values() if _wanted(s, args)]
    os.environ.setdefault("EMRDX_MACHINE", socket.gethostname())
    if any(not s.source for s in wanted):
        lab.enter()
    failed = [s.id for s in wanted if not _run(s)]
    print(f"{len(wanted) - len(failed)} stored, failed: {failed}")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.corpus.runner", description=__doc__)
    parser.add_argument("command", choices=("run", "list", "show", "label", "scrub"))
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--missing", action="store_true", help="run what is not stored yet")
    parser.add_argument("--holdout", action="store_true", help="the held-out scenarios too")
    return parser.parse_intermixed_args()


def _wanted(scenario: Scenario, args: argparse.Namespace) -> bool:
    if scenario.id in args.ids:
        return True
    stored = (store.CASES / scenario.id).exists()
    return args.missing and not stored and (args.holdout or not scenario.holdout)


def _run(scenario: Scenario) -> bool:
    began = time.monotonic()
    print(f"{scenario.id} {scenario.path.name}", flush=True)
    try:
        if scenario.source:
            version, streams = store.version(scenario.source), store.read(scenario.source)
        else:
            version = ENGINES[scenario.engine].version
            with services.running(scenario):
                streams = submit.run(scenario)
        machine = (os.environ.get("EMRDX_MACHINE", "").encode(),)
        streams = {path: scrub(data, machine if machine[0] else ()) for path, data in streams.items()}
        store.write(scenario, version, dress(streams, scenario.dress))
    except Exception:  # noqa: BLE001 - one scenario that cannot run must not end the others
        traceback.print_exc()
        return False
    print(f"  {time.monotonic() - began:.0f} s, {sum(map(len, streams.values())) // 1024} KB", flush=True)
    return True


def _salient(data: bytes) -> list[str]:
    lines = data.decode("utf-8", "replace").splitlines()
    return [line[:220] for line in lines if " INFO " not in line and not line.startswith("\tat ")]


if __name__ == "__main__":
    sys.exit(main())
