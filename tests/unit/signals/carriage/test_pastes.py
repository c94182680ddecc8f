"""A log comes back out of mail, office programs, chats, tickets and web pages."""

import html
import quopri
import textwrap
from collections.abc import Callable

import pytest
from tests.carried import own

LOG = [
    "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.2",
    "26/11/21 06:42:31 ERROR Utils: Aborting task",
    'java.lang.IllegalStateException: "total" is <null>',
    "\tat com.acme.Job.run(Job.java:7)",
    "Caused by: java.io.IOException: can't read",
    "\t... 3 more",
]
TURNED = {
    '"total"': "\N{LEFT DOUBLE QUOTATION MARK}total\N{RIGHT DOUBLE QUOTATION MARK}",
    "'": "\N{RIGHT SINGLE QUOTATION MARK}",
}


def turned(line: str) -> str:
    for plain, other in TURNED.items():
        line = line.replace(plain, other)
    return line


@pytest.mark.parametrize(
    "paste",
    [
        lambda lines: ["On Sat, Ana wrote:", *(f"> {line}" for line in lines), "", "Can you look?"],
        lambda lines: [f"> > {line}" for line in lines],
        lambda lines: ["Last night:", "```", *lines, "```", "Any idea?"],
        lambda lines: ["```" + lines[0], *lines[1:-1], lines[-1] + "```"],
        lambda lines: ["{code:java}", *lines, "{code}"],
        lambda lines: ["<html><body><pre>", *map(html.escape, lines), "</pre></body></html>"],
        lambda lines: ["<br>".join(map(html.escape, lines))],
        lambda lines: [f'<span id="L{n}">{html.escape(line)}</span>' for n, line in enumerate(lines)],
        lambda lines: [f"<tr><td>{n}</td><td>{html.escape(line)}</td></tr>" for n, line in enumerate(lines)],
        lambda lines: list(map(turned, lines)),
        lambda lines: ["\N{ZERO WIDTH SPACE}" + line for line in lines],
        lambda lines: [line.replace("\t", "^I") + "$" for line in lines],
        lambda lines: [f'"{line}",' for line in lines],
        lambda lines: [f"+{line}" for line in lines],
        lambda lines: quopri.encodestring("\n".join([*lines, "x" * 90]).encode()).decode().split("\n"),
    ],
)
def test_what_was_pasted_is_the_log_again(paste: Callable[[list[str]], list[str]]) -> None:
    assert own(paste(LOG))[: len(LOG)] == LOG


@pytest.mark.parametrize("width", [72, 76, 100])
def test_lines_that_a_mail_broke_at_blanks_are_whole(width: int) -> None:
    log = [
        f"26/11/21 06:42:{n:02d} INFO BlockManagerInfo: Added {'broadcast ' * (n % 3 + 1)}{n} in memory on host-{n}.ec2.internal:36485 "
        "(size: 119.0 KiB, free: 203.9 MiB)"
        for n in range(6)
    ]
    assert own([part for line in log for part in textwrap.wrap(line, width, break_on_hyphens=False)]) == log


@pytest.mark.parametrize(
    "lines",
    [
        ["> select 1", "rows 3", "done"],
        ["a < b", "x<y>z", "List<String> names"],
        [
            "Traceback (most recent call last):",
            '  File "job.py", line 5, in <module>',
            "    f(x)",
            "KeyError: 'total'",
        ],
        ["price: 5$", "rows: 3"],
        ["a=", "b=3D"][:1],
    ],
)
def test_what_only_looks_pasted_is_as_it_was(lines: list[str]) -> None:
    assert own(lines) == lines
