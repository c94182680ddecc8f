"""A standalone cluster in the lab: a master, workers, and what their executors write."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from . import lab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .dress_lines import Streams

MASTER = f"spark://{lab.HOST}:7077"
LOGS = Path("/mnt/work")


@contextmanager
def running(workers: int, env: Mapping[str, str]) -> Iterator[None]:
    """A master and its workers, as long as the job runs; executors get two seconds to write their last lines."""
    launch = f"{lab.SPARK_HOME}/bin/spark-class org.apache.spark.deploy"
    daemon = {
        **env,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_WORKER_OPTS": "-Dspark.worker.cleanup.enabled=false",
    }
    processes = [
        subprocess.Popen(
            f"exec {launch}.master.Master --host {lab.HOST} --port 7077 --webui-port 0",
            shell=True,
            env=daemon,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    ]
    time.sleep(3)
    processes += [_worker(f"{launch}.worker.Worker", LOGS / f"w{n}", daemon) for n in range(workers)]
    time.sleep(3)
    try:
        yield
        time.sleep(2)
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait(20)


def _worker(command: str, folder: Path, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        f"exec {command} --host {lab.HOST} --webui-port 0 --cores 2 --memory 2g --work-dir {folder} {MASTER}",
        shell=True,
        env=dict(env),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def executors() -> Streams:
    """What the executors wrote."""
    found = {}
    for folder in LOGS.glob("w*/app-*/*"):
        for name in ("stderr", "stdout"):
            text = (folder / name).read_bytes() if (folder / name).exists() else b""
            if text or name == "stderr":
                found[f"SPARK_EXECUTOR/{folder.name}/{name}"] = text
    return dict(sorted(found.items(), key=lambda item: (int(item[0].split("/")[1]), item[0])))
