"""`emrdx diagnose` of a long log beside isal inflating the same file: `python tests/benchmarks/big_log.py`.

The log is grown from real ones: what drivers wrote from their first job's start to their shutdown while they
succeeded, over and over with other times, ids, ports, sizes and durations; every tenth round also what they wrote
of trouble that they came through (`--troubled`: every round). A failed run's whole log stands in the middle. Both are fresh processes, interleaved, the
least of all runs: other work on the machine only ever adds.
"""

import argparse
import gzip
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from isal import igzip

from emrdx.evidence.inflate import CHUNK_BYTES

CORPUS = Path(__file__).parent.parent / "corpus" / "spark"
QUIET = ("s155", "s221", "s252")
TROUBLED = ("s301", "s406", "s954")
FAILURE, KIND = "s215", "code.jvm_exception"
MB = 1_000_000
UNIQUE_BYTES = 48 * MB
RATIO_CEILING = 2.5
MEMORY_CEILING = 256 * 1024 * 1024
GROWTH_CEILING = 1.2

INFLATE = """
import sys
from isal import igzip_lib
member = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
with open(sys.argv[1], "rb", buffering=0) as raw:
    while not member.eof:
        member.decompress(raw.read(262144) if member.needs_input else b"", int(sys.argv[2]))
"""
RECORD = re.compile(rb"(?m)^(?=\d\d/\d\d/\d\d \d\d:\d\d:\d\d )")
SHUTDOWN = b" INFO SparkContext: SparkContext is stopping with exitCode"
NUMBER = re.compile(rb"(?<![Cc]ode )(?<!\d)\d+")  # but for exit codes


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: seconds on the wall, seconds of CPU, bytes of memory at its peak."""

    wall: float
    cpu: float
    memory: int


def driver_log(case: str) -> bytes:
    return gzip.decompress((CORPUS / case / "SPARK_DRIVER" / "stderr.gz").read_bytes())


def records(cases: Sequence[str]) -> list[bytes]:
    """What the cases' drivers wrote between their start and their end."""
    found: list[bytes] = []
    for case in cases:
        whole = driver_log(case)
        begin = whole.rfind(b"\n", 0, whole.find(b"Starting job: ")) + 1
        found += RECORD.split(whole[begin : whole.find(SHUTDOWN)])[1:-1]
    return found


def varied(chance: random.Random, trouble_every: int) -> bytes:
    """UNIQUE_BYTES of the records, no two rounds alike."""

    def other(match: re.Match[bytes]) -> bytes:
        digits = len(match[0])
        return b"%0*d" % (digits, chance.randrange(10**digits)) if chance.random() < 0.7 else match[0]

    grown, size, second = [], 0, 0.0
    quiet, troubled = records(QUIET), records(TROUBLED)
    for number in itertools.count():
        if size >= UNIQUE_BYTES:
            break
        for template in quiet if number % trouble_every else quiet + troubled:
            second += chance.expovariate(40)
            at = time.strftime("%m/%d %H:%M:%S", time.gmtime(second)).encode()
            record = b"26/" + at + NUMBER.sub(other, template[17:])
            grown.append(record)
            size += len(record)
    return b"".join(grown)


def parts(size: int, trouble_every: int) -> Iterator[bytes]:
    """A log of about `size` bytes: each round in another year, the failure in the middle."""
    unique = varied(random.Random(7), trouble_every)
    for half in (size // 2, size - size // 2):
        rest = half
        for year in range(26, 99):
            part = unique if rest >= len(unique) else unique[: unique.find(b"\n", rest) + 1]
            yield part.replace(b"\n26/", b"\n%d/" % year)
            rest -= len(part)
            if rest <= 0:
                break
        if half == size // 2:
            yield driver_log(FAILURE)


def grow(path: Path, size: int, trouble_every: int) -> int:
    """Writes the log, compressed, and returns how long it is when it is not."""
    written = 0
    with igzip.open(path, "wb", compresslevel=1) as out:
        for part in parts(size, trouble_every):
            out.write(part)
            written += len(part)
    return written


def grown(path: Path, size: int, trouble_every: int) -> int:
    """The same in a process of its own: what a process starts is born with the memory of its parent."""
    command = [sys.executable, __file__, "--grow", str(path), str(size), str(trouble_every)]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def cost(command: Sequence[str]) -> tuple[Cost, bytes]:
    """Runs a process to its end."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    wall = time.perf_counter() - began
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale), output


def least(costs: Sequence[Cost]) -> Cost:
    return Cost(*(min(getattr(one, name) for one in costs) for name in ("wall", "cpu", "memory")))


def compare(path: Path, runs: int) -> tuple[Cost, Cost, str]:
    """The least cost of diagnosing and of inflating, and the kind that was found."""
    diagnose = [str(Path(sys.executable).with_name("emrdx")), "diagnose", "--format", "json", str(path)]
    inflate = [sys.executable, "-c", INFLATE, str(path), str(CHUNK_BYTES)]
    ours, theirs, kind = [], [], ""
    for _ in range(runs):
        mine, output = cost(diagnose)
        kind = json.loads(output)["kind"]
        ours.append(mine)
        theirs.append(cost(inflate)[0])
    return least(ours), least(theirs), kind


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--megabytes", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--troubled", action="store_true", help="trouble in every round")
    parser.add_argument(
        "--grow", nargs=3, metavar=("PATH", "BYTES", "TROUBLE_EVERY"), help="write a log and end"
    )
    options = parser.parse_args()
    if options.grow:
        print(grow(Path(options.grow[0]), int(options.grow[1]), int(options.grow[2])))
        return 0
    failed, first = False, 0
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in options.megabytes:
            path = Path(folder) / "stderr.gz"
            written = grown(path, megabytes * MB, 1 if options.troubled else 10)
            mine, inflating, kind = compare(path, options.runs)
            ratio = mine.wall / inflating.wall
            first = first or mine.memory
            wrong = kind != KIND or mine.memory > MEMORY_CEILING or mine.memory > first * GROWTH_CEILING
            failed = failed or wrong or (written >= 900 * MB and ratio > RATIO_CEILING)
            print(
                f"{written / MB:7.0f} MB ({written / path.stat().st_size:.0f} : 1)  "
                f"diagnose {mine.wall:5.2f} s (CPU {mine.cpu:.2f})  "
                f"isal {inflating.wall:5.2f} s (CPU {inflating.cpu:.2f})  "
                f"ratio {ratio:.2f}  peak {mine.memory / MB:.0f} MB  {kind}",
                flush=True,
            )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
