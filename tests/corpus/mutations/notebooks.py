"""Notebooks: tracebacks as IPython prints them, outputs as a saved notebook holds them."""

import json
import re

from tests.corpus.mutations.lines import OUT, Change, Streams, data, each, text

_PY_FRAME = re.compile(r'^  File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<name>.*)$')
_PY_END = re.compile(r"^(?P<type>[A-Za-z_][\w.]*)(?::|$)")


def _ipython(lines: list[str]) -> list[str]:
    """Tracebacks of the driver's program as IPython prints them."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        if not lines[at].startswith("Traceback (most recent call last)"):
            made.append(lines[at])
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end][:1] == " ":
            end += 1
        name = _PY_END.match(lines[end]) if end < len(lines) else None
        if name is None:
            made += lines[at:end]
            at = end
            continue
        short = name["type"].rpartition(".")[2]
        made += ["-" * 75, f"{short:<42}Traceback (most recent call last)"]
        made += _ipython_frames(lines[at + 1 : end])
        made += ["", short + lines[end][len(name["type"]) :]]
        at = end + 1
    return made


def _ipython_frames(lines: list[str]) -> list[str]:
    made: list[str] = []
    for at, line in enumerate(lines):
        if match := _PY_FRAME.match(line):
            code = lines[at + 1].strip() if at + 1 < len(lines) else ""
            number = int(match["line"])
            head = (
                f"Cell In[7], line {number}"
                if match["name"] == "<module>"
                else (f"File {match['file']}:{number}, in {match['name']}(*args)")
            )
            made += [
                head,
                f"{number - 1:7d} # before",
                f"----> {number} {code}",
                f"{number + 1:7d} # after",
                "",
            ]
    return made


def _notebook_output(streams: Streams) -> Streams:
    """A saved notebook: the driver's output as the JSON of a cell."""
    lines = text(streams.get(OUT, b""))
    if not lines:
        return streams
    cell = {
        "cells": [
            {
                "cell_type": "code",
                "outputs": [
                    {"name": "stdout", "output_type": "stream", "text": [line + "\n" for line in lines]}
                ],
            }
        ],
        "nbformat": 4,
    }
    return {**streams, OUT: data(json.dumps(cell, indent=1).split("\n"))}


NOTEBOOKS: dict[str, Change] = {
    "ipython": each(_ipython),
    "notebook file": _notebook_output,
}
