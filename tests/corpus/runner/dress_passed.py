"""Logs as people and pages pass them on. Each step takes all streams; pure.

The forms are those of YARN's log page, of `grep -n -C`, and of mails, chats and tickets.
"""

from __future__ import annotations

import html
import json
import re
import textwrap

from .dress_lines import ERR, OUT, Step, Streams, one, only, text

SMART = str.maketrans({"'": "\u2019"})
"""A mail program's apostrophe."""


def _yarn_page(streams: Streams, argument: str) -> Streams:
    """The node manager's page of a container: the last 4096 bytes of each stream; names the container."""
    parts = []
    for path in (ERR, OUT):
        data, name = streams.get(path, b""), path.split("/")[1]
        link = f"/jobhistory/logs/ip-10-0-3-41:8041/{argument}/{argument}/hadoop/{name}/?start=0"
        shown = html.escape(data[-4096:].decode("utf-8", "replace"))
        total = len(data)
        parts.append(
            f"<p>\nLog Type: {name}\n<p>\nLog Upload Time: Sat Nov 21 08:12:20 +0000 2026\n<p>\nLog Length: {total}\n"
        )
        if total > 4096:
            parts.append(
                f'<p>\nShowing 4096 bytes of {total} total. Click\n<a href="{link}">here</a>\n for the full log.\n'
            )
        parts.append(f"<pre>\n{shown}</pre>\n")
    page = '<!DOCTYPE html>\n<html>\n<head><title>Local Logs</title></head>\n<body>\n<td class="content">\n'
    return only((page + "".join(parts) + "</td>\n</body>\n</html>").split("\n"))


def _grep(streams: Streams, argument: str) -> Streams:
    """`grep -n -i -C N PATTERN` of each stream; the argument is N, a slash, and the pattern."""
    around, _, pattern = argument.partition("/")
    wanted = re.compile(pattern, re.IGNORECASE)

    def found(data: bytes) -> bytes:
        lines = text(data)
        hits = {n for n, line in enumerate(lines) if wanted.search(line)}
        near = sorted(
            {k for n in hits for k in range(n - int(around), n + int(around) + 1) if 0 <= k < len(lines)}
        )
        made, before = [], -1
        for n in near:
            if before >= 0 and n > before + 1:
                made.append("--")
            made.append(f"{n + 1}{':' if n in hits else '-'}{lines[n]}")
            before = n
        return "".join(f"{line}\n" for line in made).encode()

    return {path: found(data) for path, data in streams.items()}


def _smart(line: str) -> str:
    """Quotation marks as a word processor sets them."""
    line = re.sub(r'(^|[\s(\[=:])"', "\\1\u201c", line).replace('"', "\u201d")
    return re.sub(r"(^|[\s(\[=:])'", "\\1\u2018", line).translate(SMART)


def _mail(streams: Streams, argument: str) -> Streams:
    """A quoted mail: typographic quotation marks, lines broken at words, `> ` before each; names the writer."""
    rows = [
        f"On Sat, Nov 21, 2026 at 8:14 AM {argument} wrote:",
        "",
        "> Hi all, last night\u2019s run is red again, log below.",
        ">",
    ]
    for line in one(streams):
        plain = _smart(line.replace("\t", "    "))
        rows += [
            f"> {part}" for part in textwrap.wrap(plain, 74, break_long_words=False, break_on_hyphens=False)
        ] or [">"]
    return only([*rows, ">", "> Thanks", "", "Can you have a look?"])


def _slack(streams: Streams, argument: str) -> Streams:
    """A channel's export: blocks of code in messages of at most 4000 characters, three characters escaped; names the user."""
    pieces, size = [[]], 0
    for line in one(streams):
        safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if size + len(safe) > 3900:
            pieces.append([])
            size = 0
        pieces[-1].append(safe)
        size += len(safe) + 1
    messages = [
        {
            "type": "message",
            "user": argument,
            "ts": f"1795248{n:03d}.000{n:03d}",
            "text": "```" + "\n".join(piece) + "```",
        }
        for n, piece in enumerate(pieces)
    ]
    return only(json.dumps(messages, indent=4).split("\n"))


def _ticket(streams: Streams, argument: str) -> Streams:
    """A ticket in wiki markup: prose, and each stream in a block without format; names the reporter."""
    rows = [
        f"Reporter: {argument}",
        "Priority: P2",
        "",
        "h3. What happened",
        "The nightly run ended red, it was green for weeks.",
        "",
    ]
    for path in (ERR, OUT):
        lines = text(streams.get(path, b""))
        if lines:
            rows += [f"h3. {path.split('/')[1]}", "{noformat}", *lines, "{noformat}", ""]
    return only([*rows, "h3. What we tried", "Started it again by hand, same end."])


STEPS: dict[str, Step] = {
    "yarnpage": _yarn_page,
    "grep": _grep,
    "mail": _mail,
    "slack": _slack,
    "ticket": _ticket,
}
