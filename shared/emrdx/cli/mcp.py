"""`emrdx mcp`: the MCP server over the findings table, on standard input and output or on HTTP."""

import os
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from emrdx.acting.gates import Permissions
from emrdx.acting.ownership import Marking
from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.config import redaction_settings
from emrdx.cli.jobs import JobOptions, job_options
from emrdx.cli.options import account_option, bound, rules_of, rules_option, table_option
from emrdx.cli.state import state_options
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.mcp import http, logs
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox
from emrdx.redaction import RedactionSettings, Redactor

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from mcp.server.context import ServerMiddleware


@click.command(
    epilog="Example:  emrdx mcp --region eu-west-1   (in an MCP client: command emrdx, arguments mcp --region …)"
)
@click.option("--transport", type=click.Choice(["stdio", "http"]), default="stdio", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve HTTP on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--allowed-host",
    "allowed_hosts",
    multiple=True,
    metavar="NAME[:PORT]",
    help="A further Host header to answer; needed where --host is not the loopback, which has no authentication.",
)
@click.option(
    "--allow-live-reads",
    is_flag=True,
    help="Also offer tools that read runs and their logs from AWS, with your credentials.",
)
@rules_option
@click.option(
    "--job-runs", is_flag=True, help="Also offer tools that read job runs; each flag below implies it."
)
@click.option(
    "--allow-write/--no-allow-write",
    envvar="EMRDX_ALLOW_WRITE",
    default=False,
    help="Also offer tools that start, cancel and retry job runs, with your credentials.",
)
@click.option(
    "--allow-sensitive-data-access/--no-allow-sensitive-data-access",
    envvar="EMRDX_ALLOW_SENSITIVE_DATA_ACCESS",
    default=False,
    help="Let the tools show job runs' drivers, overrides, tags, details and dashboards.",
)
@click.option("--cancel-any", is_flag=True, help="Cancel runs too that were started elsewhere.")
@click.option(
    "--policy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Policy file that every call is judged by; read again when it changes.",
)
@table_option
@account_option
@job_options
@state_options
@aws_options
@click.pass_context
def mcp(
    context: click.Context,
    *,
    transport: str,
    host: str,
    port: int,
    allowed_hosts: tuple[str, ...],
    allow_live_reads: bool,
    rule_places: tuple[str, ...],
    job_runs: bool,
    allow_write: bool,
    allow_sensitive_data_access: bool,
    cancel_any: bool,
    jobs: JobOptions,
    policy: Path | None,
    state: Path | None,
    audit_file: Path | None,
    table: str,
    account: str | None,
    aws: AwsOptions,
) -> None:
    """The MCP server: stored diagnoses for agents, read-only unless told otherwise."""
    if transport == "http" and host not in http.LOOPBACK and not allowed_hosts:
        raise click.UsageError(
            f"nobody is authenticated on {host}: put it behind something that does, and name the host names "
            "that it is reached by with --allowed-host"
        )
    logs.write_to(sys.stderr)
    permissions = Permissions(write=allow_write, sensitive=allow_sensitive_data_access)
    server = _server(
        aws,
        table,
        account,
        live=allow_live_reads,
        rules=rule_places,
        redaction=redaction_settings(context, "all"),
        job_runs=job_runs,
        permissions=permissions,
        cancel_any=cancel_any,
        jobs=jobs,
        policy=_policed(policy, state, audit_file) if policy else None,
    )
    if transport == "stdio":
        server.run("stdio")
    else:
        listening = bound(host, port)
        click.echo(f"emrdx: MCP at http://{f'[{host}]' if ':' in host else host}:{port}{http.PATH}", err=True)
        http.serve(server, listening, allowed_hosts=allowed_hosts)


def _server(
    aws: AwsOptions,
    table: str,
    account: str | None,
    *,
    live: bool,
    rules: tuple[str, ...],
    redaction: RedactionSettings,
    job_runs: bool,
    permissions: Permissions,
    cancel_any: bool,
    jobs: JobOptions,
    policy: "ServerMiddleware[Any] | None" = None,
) -> "MCPServer[Any]":
    client = aws.client("dynamodb")
    served = Served(
        findings=FindingReader(Table(client, table)),
        kinds=catalogue,
        scope=Scope(account=account or aws.account(), region=client.meta.region_name),
        live=live,
    )
    tools = Toolbox()
    if live:
        from emrdx.mcp.live import Source, add_live_tools

        own = rules_of(rules, aws.client)
        add_live_tools(tools, Source(aws.client, Redactor(redaction), lambda: own))
    if job_runs or permissions != Permissions():
        from emrdx.acting.job_runs import JobRuns
        from emrdx.findings.retries import RetryLedger
        from emrdx.mcp.acting import add_acting_tools

        marking = Marking(custom=os.environ.get("CUSTOM_TAGS", "").lower() == "true", cancel_any=cancel_any)
        runs = JobRuns(
            lambda: aws.client("emr-serverless"), permissions, marking, redactor=Redactor(redaction)
        )
        ledger = RetryLedger(Table(client, jobs.table)) if permissions.write else None
        add_acting_tools(tools, runs, served.findings, ledger)
    if permissions.write:
        from emrdx.cli.jobs import add_local_jobs
        from emrdx.jobs.workshop import Workshop

        shop = Workshop(
            clients=aws.client,
            findings=Table(client, table),
            acting=Table(client, jobs.table),
            scope=served.scope,
            redactor=lambda: Redactor(redaction),
            rules=lambda: rules_of(rules, aws.client),
        )
        add_local_jobs(tools, jobs, shop)
    return build(served, tools, policy)


def _policed(policy: Path, state: Path | None, audit_file: Path | None) -> "ServerMiddleware[Any]":
    from emrdx.cli.guard import gate, recorded
    from emrdx.cli.state import journal_file, opened, user
    from emrdx.mcp.policed import policed

    record = recorded(journal_file(audit_file))
    return policed(gate(policy, opened(state), record), record, user=user(), session=uuid.uuid4().hex)
