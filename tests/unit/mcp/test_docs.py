"""`docs/mcp.md` says what is so: its configurations start our command, its tools are those that there are."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from emrdx.cli.mcp import mcp
from emrdx.diagnosis.answer.notes import NOTES
from emrdx.mcp.scope import catalogue

PAGE = (Path(__file__).parents[3] / "docs" / "mcp.md").read_text()
BLOCKS = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
COMMANDS = [shlex.split(line) for line in re.findall(r"^    ((?:claude|emrdx) .*)$", PAGE, re.MULTILINE)]


def servers(block):
    return block.get("mcpServers") or block["servers"]


def options_of(arguments):
    """The options of an `emrdx mcp` command line; fails on one that it does not have."""
    assert arguments[0] == "mcp"
    context = click.Context(mcp)
    found, rest, _ = mcp.make_parser(context).parse_args(list(arguments[1:]))
    assert rest == []
    return found


def test_there_is_a_configuration_for_every_client():
    for client in ("Claude Code", "Cursor", "VS Code", "Kiro", "Amazon Q", "AWS DevOps Agent"):
        assert f"**{client}" in PAGE, client
    assert len(BLOCKS) == 6


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_configuration_starts_our_command_or_aws_proxy(block):
    (server,) = servers(block).values()
    if server["command"] == "emrdx":
        assert options_of(server["args"]) == {"region": "eu-west-1"}
    else:
        assert (server["command"], server["args"][0].partition("@")[0]) == ("uvx", "mcp-proxy-for-aws-cli")
        assert server["args"][server["args"].index("--service") + 1] == "lambda"


def test_tools_that_a_configuration_approves_exist(all_declared):
    (kiro,) = [server for block in BLOCKS for server in servers(block).values() if "autoApprove" in server]
    known = re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE)
    assert set(kiro["autoApprove"]) <= set(known)


def test_commands_are_of_ours_or_name_ours_after_two_dashes():
    for command in COMMANDS:
        ours = command[command.index("--") + 1 :] if "--" in command else command
        if ours[0] == "emrdx" and ours[1] == "mcp":
            assert options_of(ours[1:]) == {"region": "eu-west-1"}


def test_the_table_of_tools_is_fresh(all_declared):
    tools = all_declared._tool_manager.list_tools()
    rows = dict(re.findall(r"^\| `(\w+)`(?: \(live\))? \| .*? \| (.*) \|$", PAGE, re.MULTILINE))
    expected = {tool.name: ", ".join(f"`{name}`" for name in tool.parameters["properties"]) for tool in tools}
    assert rows == expected


def test_every_kind_and_note_that_stands_for_a_classic_category_exists():
    page = (Path(__file__).parents[3] / "docs" / "classic-tools.md").read_text()
    named = re.findall(r"`([a-z]+\.[a-z0-9_]+)`", page)
    assert len(named) > 30
    assert set(named) <= set(catalogue())
    notes = {note.id for note in NOTES}
    assert {"shuffle_spill", "data_skew"} <= notes
