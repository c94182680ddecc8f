"""An export whose process is killed by the system again and again: the next one goes on, and it is whole once."""

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = Path(__file__).parent / "large_export.py"
FINDINGS = 12_000


def killed(folder: Path, *, parts: int) -> bool:
    """Starts the export and kills it once so many parts are there; false where it ended before."""
    command = [sys.executable, str(PROGRAM), str(folder), str(FINDINGS), "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            if len(list(folder.glob("part-*.jsonl"))) >= parts:
                process.kill()
                break
            time.sleep(0.01)
    return process.returncode == -9


def test_killed_after_each_part_it_is_whole_in_the_end_and_holds_each_finding_once(tmp_path):
    folder = tmp_path / "export"
    kills = [killed(folder, parts=number) for number in (1, 2)]
    assert True in kills
    assert not killed(folder, parts=1_000)
    manifest = json.loads((folder / "_manifest.json").read_bytes())
    assert sorted(file.name for file in folder.glob("part-*")) == [part["name"] for part in manifest["parts"]]
    seen = []
    for part in manifest["parts"]:
        data = (folder / part["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (part["bytes"], part["sha256"])
        seen += [json.loads(line)["recurrence"]["first_seen"] for line in data.splitlines()]
    assert len(seen) == len(set(seen)) == manifest["rows"] == FINDINGS
