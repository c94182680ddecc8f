"""DynamoDB Local in memory until standard input is closed: prints its address once it answers.

python tests/tools/dynamodb-local/serve.py
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CACHE = Path(os.environ.get("EMRDX_CACHE") or ROOT / ".cache" / "emrdx") / "dynamodb-local"
PATIENCE = 60.0


def main() -> int:
    """Serves on a free port of the loopback."""
    if not (CACHE / "pom.xml").is_file():
        sys.stderr.write("DynamoDB Local is not installed: run  tests/tools/dynamodb-local/install.sh\n")
        return 1
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    library = CACHE / "lib"
    runner = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner"
    command = ["java", "-Xmx2g", f"-Djava.library.path={library}", "-cp", f"{library}/*", runner]
    options = ["-inMemory", "-disableTelemetry", "-port", str(port)]
    with subprocess.Popen(
        [*command, *options], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as server:
        try:
            wait(port, server)
            sys.stdout.write(f"http://127.0.0.1:{port}\n")
            sys.stdout.flush()
            sys.stdin.read()
        finally:
            server.terminate()
    return 0


def wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Waits until the server takes connections."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("DynamoDB Local does not start")


if __name__ == "__main__":
    sys.exit(main())
