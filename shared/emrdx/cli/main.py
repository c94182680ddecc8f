"""`emrdx`: the group of commands, each loaded when it is called."""

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from emrdx import __version__
from emrdx.cli.config import load

EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_UNREADABLE: Final = 3

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "demo": ("emrdx.cli.demo:demo", "The whole pipeline on embedded services, with real Spark logs."),
    "diagnose": ("emrdx.cli.diagnose:diagnose", "Why a run failed and what to change, from its logs."),
    "redact": ("emrdx.cli.redact:redact", "Text without its secrets."),
    "mcp": ("emrdx.cli.mcp:mcp", "The MCP server over the findings table."),
    "guard": ("emrdx.cli.guard:guard", "A policy in front of any MCP server."),
    "policy": ("emrdx.cli.policy:policy", "Check a policy, or try it on calls."),
    "approvals": ("emrdx.cli.approvals:approvals", "What agents want approved, and your answer."),
    "audit": ("emrdx.cli.audit:audit", "The calls that agents made."),
    "backfill": ("emrdx.cli.backfill:backfill_command", "Diagnose past failed runs."),
    "export": ("emrdx.cli.export:export_command", "Findings as Parquet or JSON lines."),
    "kinds": ("emrdx.cli.kinds:kinds", "The kinds of failure: what each is, looks like, and how to fix it."),
    "rules": ("emrdx.cli.rules:rules", "Run every rule's own examples and counter-examples."),
    "synth": ("emrdx.cli.deploy:synth", "The CloudFormation template of a deployment."),
    "deploy": ("emrdx.cli.deploy:deploy", "Deploy to an AWS account."),
    "destroy": ("emrdx.cli.deploy:destroy", "Remove a deployment."),
    "doctor": ("emrdx.cli.deploy:doctor", "What is wrong with a deployment or a template."),
}
EXTRAS: Final = {
    "mcp": "mcp",
    "export": "export",
    "demo": "demo",
    "synth": "infra",
    "deploy": "infra",
    "destroy": "infra",
    "doctor": "infra",
}


def _missing(command: str | None, error: ModuleNotFoundError) -> Exception:
    """Which extra brings the package that a command does not find; the error itself where none does."""
    if command not in EXTRAS or (error.name or "").startswith("emrdx"):
        return error
    extra = EXTRAS[command]
    return click.ClickException(
        f"'{command}' needs the package {error.name}: install it with  pip install 'emrdx[{extra}]'"
    )


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        try:
            command = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            raise _missing(cmd_name, error) from error
        assert isinstance(command, click.Command)  # noqa: S101 (what COMMANDS declares)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as error:
            # A command imports what costs time where it is first used.
            raise _missing(ctx.invoked_subcommand, error) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_target, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example:  emrdx diagnose SPARK_DRIVER/stderr.gz",
)
@click.version_option(__version__, prog_name="emrdx")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def cli(ctx: click.Context, *, debug: bool) -> None:
    """Why did my EMR Serverless Spark job fail, and what do I change?"""
    config = load(Path.cwd(), COMMANDS)
    ctx.obj = {"debug": debug, "config": config}
    name = ctx.invoked_subcommand or ""
    command = cli.get_command(ctx, name)
    if command is not None:
        config.check(name, command)
        ctx.default_map = {name: config.defaults(name, command)}


def main() -> None:
    """The command's entry: every error ends as one line on standard error."""
    debug = "--debug" in sys.argv
    if debug:
        sys.argv.remove("--debug")
    sys.exit(run(sys.argv[1:], debug=debug))


def run(arguments: list[str], *, debug: bool = False) -> int:
    """Runs the command line; 0 done, 1 failed, 2 wrong usage, 3 an input without a readable source, 130 interrupted."""
    try:
        outcome: Any = cli.main(args=arguments, prog_name="emrdx", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        # Of a bare `emrdx` the help itself is what one wants to see.
        nested = error.ctx is not None and error.ctx.parent is not None
        click.echo(_commands_of(error) if nested else error.format_message(), err=True)
        return EXIT_USAGE
    except click.UsageError as error:
        return _say(error, EXIT_USAGE, debug=debug)
    except click.Abort:
        click.echo("emrdx: interrupted", err=True)
        return 130
    except click.ClickException as error:
        return _say(error, error.exit_code, debug=debug)
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        if debug:
            raise
        click.echo(f"emrdx: {type(error).__name__}: {_one_line(str(error))} (--debug shows where)", err=True)
        return EXIT_FAILED
    return outcome if isinstance(outcome, int) else 0


def _say(error: click.ClickException, code: int, *, debug: bool) -> int:
    if debug and error.__cause__ is not None:
        raise error.__cause__
    hint = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = f" (try '{error.ctx.command_path} --help')"
    click.echo(f"emrdx: {_one_line(error.format_message())}{hint}", err=True)
    return code


def _commands_of(error: click.UsageError) -> str:
    """What is missing behind a group's name."""
    context = error.ctx
    assert context is not None  # noqa: S101 (a group's)
    assert isinstance(context.command, click.Group)  # noqa: S101
    names = ", ".join(context.command.list_commands(context))
    return f"emrdx: give a command: {names} (try '{context.command_path} --help')"


def _one_line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
