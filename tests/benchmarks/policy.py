"""What a policy costs: a decision without counters, and a call through the guard: `python tests/benchmarks/policy.py`.

A decision is the engine's alone, on a policy of fifty tools, with rules of every operator, best of all rounds. The
guard's share is the difference of medians of the same call to the same server, directly and through the guard,
asked in turns.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emrdx.policy import Call, Gate, SqliteStore, load
from emrdx.policy.sqlite import MEMORY

DECISION_MICROSECONDS = 50.0
GUARD_MILLISECONDS = 2.0
ROUNDS, CALLS = 20, 2000
WARM, EXCHANGES = 50, 400

CONDITIONS = """
          - {path: args.operation, op: in, value: [get, list, describe]}
          - {path: args.application.id, op: regex, value: "^00f[0-9a-z]+$"}
          - {path: args.size, op: lte, value: 1000}
          - {path: args.name, op: contains, value: nightly}
          - {path: args.force, op: exists, value: false}
          - {path: args.mode, op: neq, value: streaming}
"""
RULES = "".join(f"\n      - name: r{number}\n        conditions:{CONDITIONS}" for number in range(2))
TOOLS = "".join(f"\n  tool_{number}:\n    rules:{RULES}" for number in range(50))
POLICY = f'version: "1"\ndefault: deny\nhide: [a, b, c]\ntools:{TOOLS}\n'
CALL = Call(
    "tool_25",
    {
        "operation": "list",
        "application": {"id": "00f1abc"},
        "size": 12,
        "name": "the nightly run",
        "mode": "batch",
    },
)
LIMITED = 'version: "1"\ntools:\n  t: {rules: [{name: r, rate_limit: 1000000/day}]}\n'

# The least that a server can be: it answers at once, so that what is measured is the way there and back.
SERVER = """
import json, sys
for line in sys.stdin.buffer:
    answer = {"jsonrpc": "2.0", "id": json.loads(line)["id"], "result": {"content": [{"type": "text", "text": "x"}]}}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\\n")
    sys.stdout.buffer.flush()
"""


def decision_microseconds(text: str, call: Call) -> float:
    """The time of one decision, in the best of all rounds."""
    policy, _ = load(text)
    gate = Gate(lambda: policy, SqliteStore(MEMORY))
    assert gate.enter(call).allowed
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(CALLS):
            gate.enter(call)
        best = min(best, time.perf_counter() - started)
    return best / CALLS * 1e6


@contextmanager
def started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server as a process."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        process.wait(20)


def exchanged(process: subprocess.Popen[bytes], number: int) -> float:
    """The milliseconds of one call."""
    assert process.stdin is not None
    assert process.stdout is not None
    params = {"name": "t", "arguments": {"operation": "get", "text": "x" * 200}}
    line = (
        json.dumps({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}).encode()
        + b"\n"
    )
    began = time.perf_counter()
    process.stdin.write(line)
    process.stdout.readline()
    return (time.perf_counter() - began) * 1000


def guard_milliseconds(policy: str) -> tuple[float, float]:
    """Medians of a call directly and through the guard."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "policy.yaml")
        file.write_text(policy)
        os.utime(file, (1, 1))
        server = [sys.executable, "-c", SERVER]
        options = [
            "--policy",
            str(file),
            "--state",
            f"{folder}/state.sqlite",
            "--audit-file",
            f"{folder}/audit",
        ]
        guard = [sys.executable, "-m", "emrdx.cli.main", "guard", *options, "--", *server]
        with started(server) as direct, started(guard) as guarded:
            pairs = [(exchanged(direct, n), exchanged(guarded, n)) for n in range(WARM + EXCHANGES)][WARM:]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def main() -> int:
    """Prints a line for each figure; 1 if one is over its ceiling."""
    decision = decision_microseconds(POLICY, CALL)
    counted = decision_microseconds(LIMITED, Call("t", {}))
    print(f"decision\t{decision:.1f} us\tat most {DECISION_MICROSECONDS:.0f} us")
    print(f"decision with a counter in memory\t{counted:.1f} us")
    over = decision > DECISION_MICROSECONDS
    for name, policy in (("guard", 'version: "1"\n'), ("guard with a counter in a file", LIMITED)):
        direct, guarded = guard_milliseconds(policy)
        added = guarded - direct
        over |= added > GUARD_MILLISECONDS
        print(f"{name}\t+{added:.2f} ms\tat most {GUARD_MILLISECONDS:.0f} ms ({direct:.2f} -> {guarded:.2f})")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
