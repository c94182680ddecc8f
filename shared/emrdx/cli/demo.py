"""`emrdx demo`: the whole pipeline on embedded services."""

import socket

import click
from rich.console import Console

from emrdx.cli.main import EXIT_FAILED
from emrdx.cli.options import bound
from emrdx.demo.cloud import Cloud, embedded
from emrdx.demo.samples import SAMPLES
from emrdx.demo.slack import channel


@click.command(epilog="Example:  emrdx demo --once")
@click.option("--once", is_flag=True, help="Print a summary and exit: 0 if every run came through, else 1.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Where to serve /mcp."
)
def demo(*, once: bool, port: int) -> int:
    """Real failed Spark runs through the real handlers on embedded AWS, with no account and no network.

    Events go in at EventBridge, each twice; findings, notices and an MCP answer come out. Without --once the MCP
    endpoint is then served on the loopback until interrupted.
    """
    from emrdx.demo.replay import replay
    from emrdx.demo.view import Screen

    listening = None if once else bound("127.0.0.1", port)
    plain = Console(highlight=False)
    console = Console(highlight=False, width=min(110, plain.width) if plain.is_terminal else 110)
    screen = Screen(console)
    with channel() as slack, embedded(slack.url) as cloud:
        with console.status("Spark jobs fail, emrdx diagnoses …"):
            summary = replay(cloud, slack, SAMPLES, screen)
        screen.summary(summary)
        if listening is not None:
            _serve(cloud, console, listening)
    return 0 if summary.good else EXIT_FAILED


def _serve(cloud: Cloud, console: Console, listening: socket.socket) -> None:
    from emrdx.demo.ask import server
    from emrdx.mcp import http

    port = listening.getsockname()[1]
    console.print(f"\nMCP at http://127.0.0.1:{port}{http.PATH} until Ctrl-C; for instance:")
    console.print(f"  claude mcp add --transport http emrdx http://127.0.0.1:{port}{http.PATH}", markup=False)
    http.serve(server(cloud), listening)
    console.print("stopped")
