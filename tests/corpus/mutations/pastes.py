"""Pastes: what mail, office programs, tickets and web pages make of a log."""

import html
import quopri
import re
import textwrap

from tests.corpus.mutations.lines import Change, data, each, every_line, text


def _smart(_: int, line: str) -> str:
    """Quotes that an office program turned: opening ones behind a blank or a bracket, closing ones elsewhere."""
    line = re.sub(r'(^|[\s(\[{=])"', "\\1\N{LEFT DOUBLE QUOTATION MARK}", line)
    line = line.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
    line = re.sub(r"(^|[\s(\[{=])'", "\\1\N{LEFT SINGLE QUOTATION MARK}", line)
    return line.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _indented(line: str, by: str) -> str:
    inner = line.lstrip(" \t")
    return by * (len(line) - len(inner)) + inner


def _mailed(width: int) -> Change:
    """Wrapped at blanks, as a mail program does with a text that is too wide."""

    def change(lines: list[str]) -> list[str]:
        return [
            part
            for line in lines
            for part in (
                textwrap.wrap(
                    line, width, drop_whitespace=True, break_long_words=False, break_on_hyphens=False
                )
                or [""]
            )
        ]

    return each(change)


def _fenced(before: list[str], after: list[str]) -> Change:
    return each(lambda lines: [*before, *lines, *after] if lines else lines)


def _numbered_grep(lines: list[str]) -> list[str]:
    """What `grep -n -i -A3` prints: a colon behind the number of a hit, a dash behind that of a line below it."""
    hits = [n for n, line in enumerate(lines) if re.search("(?i)error|exception", line)]
    kept = sorted({n + step for n in hits for step in range(4) if n + step < len(lines)})
    made: list[str] = []
    for at, n in enumerate(kept):
        if at and kept[at - 1] != n - 1:
            made.append("--")
        made.append(f"{n + 1}{':' if n in hits else '-'}{lines[n]}")
    return made


def _separated_grep(lines: list[str]) -> list[str]:
    return [re.sub(r"^\d+[:-]", "", line) for line in _numbered_grep(lines)]


def _elided(mark: str, size: int) -> Change:
    return each(
        lambda lines: (
            lines
            if len(lines) <= 2 * size
            else [*lines[:size], mark.format(len(lines) - 2 * size), *lines[-size:]]
        )
    )


def _printable(lines: list[str]) -> list[str]:
    return text(quopri.encodestring(data(lines)))


PASTES: dict[str, Change] = {
    "smart quotes": every_line(_smart),
    "no-break blanks": every_line(lambda _, line: _indented(line, "\N{NO-BREAK SPACE}")),
    "zero width blanks": every_line(lambda _, line: "\N{ZERO WIDTH SPACE}" + line),
    "mail quoted": every_line(lambda _, line: f"> {line}"),
    "mail quoted twice": every_line(lambda _, line: f">> {line}"),
    "mail wrapped 76": _mailed(76),
    "mail wrapped 100": _mailed(100),
    "quoted printable": each(_printable),
    "fenced": _fenced(["Hi team, the nightly load failed:", "", "```"], ["```", "", "Any idea?"]),
    "jira": _fenced(["{code:java|title=driver}"], ["{code}"]),
    "html pre": each(
        lambda lines: (
            ["<html><body><pre>", *map(html.escape, lines), "</pre></body></html>"] if lines else lines
        )
    ),
    "html breaks": each(lambda lines: ["<br>".join(map(html.escape, lines))] if lines else lines),
    "html spans": every_line(lambda n, line: f'<span class="line" id="L{n}">{html.escape(line)}</span>'),
    "html table": every_line(
        lambda n, line: f'<tr><td class="num">{n + 1}</td><td class="code">{html.escape(line)}</td></tr>'
    ),
    "cat -A": every_line(lambda _, line: line.replace("\t", "^I") + "$"),
    "diff": every_line(lambda _, line: f"+{line}"),
    "yaml block": each(lambda lines: ["log: |", *("  " + line for line in lines)] if lines else lines),
    "wrapped in quotes": every_line(lambda _, line: f'"{line}",'),
    "grep -n -A3": each(_numbered_grep),
    "grep with separators": each(_separated_grep),
    "elided [...]": _elided("[...]", 60),
    "elided snip": _elided("--- snip ---", 60),
    "elided count": _elided("<{} lines omitted>", 60),
    "last 100 lines": each(lambda lines: lines[-100:]),
}
