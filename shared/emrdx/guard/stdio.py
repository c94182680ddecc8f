"""The guard between a client on our standard input and output and a server that we start."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final

from emrdx.guard.session import Session

_STOP_SECONDS: Final = 5.0
_CHUNK: Final = 1 << 16


class Client:
    """The client's side: lines in, lines out, one at a time."""

    def __init__(self, source: Iterable[bytes], sink: IO[bytes]) -> None:
        self.source, self._sink = source, sink
        self._lock = threading.Lock()

    def send(self, *lines: bytes) -> None:
        """Writes lines at once; a client that is gone is no error."""
        with self._lock:
            try:
                for line in lines:
                    self._sink.write(line)
                self._sink.flush()
            except (BrokenPipeError, ValueError):
                return


def run(command: Sequence[str], session: Session, client: Client) -> int:
    """Starts the server and passes messages until either side ends; the server's exit code.

    The server's standard error is ours. When the client closes its side, the server's is closed; one that does
    not end then is ended.

    Raises:
        OSError: the server cannot be started.
    """
    with subprocess.Popen(  # noqa: S603 (the command that the user gave)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as server:
        assert server.stdin is not None  # noqa: S101 (both are pipes)
        assert server.stdout is not None  # noqa: S101
        upstream = threading.Thread(target=_upstream, args=(session, client, server), daemon=True)
        upstream.start()
        previous = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            with os.fdopen(os.dup(server.stdout.fileno()), "rb", buffering=1 << 16) as lines:
                for line in lines:
                    passed = session.from_server(line)
                    if passed:
                        client.send(passed)
        finally:
            signal.signal(signal.SIGTERM, previous)
            session.close()
        return _ended(server)


def _upstream(session: Session, client: Client, server: subprocess.Popen[bytes]) -> None:
    assert server.stdin is not None  # noqa: S101 (a pipe)
    try:
        for line in client.source:
            sent = session.from_client(line)
            if sent.replies:
                client.send(*sent.replies)
            if sent.forward:
                _write(server.stdin, sent.forward)
    except OSError:
        return
    finally:
        server.stdin.close()
        _ended(server)


def _write(pipe: IO[bytes], data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[pipe.write(view) :]


def _ended(server: subprocess.Popen[bytes]) -> int:
    for stop in (server.terminate, server.kill):
        try:
            return server.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            stop()
    return server.wait()


def standard() -> Client:
    """The client on this process' standard input and output."""
    return Client(_lines(sys.stdin.fileno()), sys.stdout.buffer)


def _lines(descriptor: int) -> Iterator[bytes]:
    """The lines of a file as they come.

    A thread that waits in one of Python's own readers holds its lock, and Python aborts if it is to end meanwhile:
    where the server ends first, the client's next line is still waited for.
    """
    rest: list[bytes] = []
    while chunk := os.read(descriptor, _CHUNK):
        *ends, last = chunk.split(b"\n")
        for end in ends:
            yield b"".join((*rest, end, b"\n"))
            rest.clear()
        rest.append(last)
    if any(rest):
        yield b"".join(rest)
