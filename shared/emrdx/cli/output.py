"""A diagnosis for a person: text for the terminal, Markdown for a ticket.

What a log says is shown without characters that a person would not see, or that a terminal would obey.
"""

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.text import Text

from emrdx.diagnosis.causes.cause import Verdict
from emrdx.redaction import RedactionSession
from emrdx.schemas import Diagnosis, EvidenceLine, Owner
from emrdx.visible import visible

SHOWN_LINES: Final = 14
SURE: Final = {
    "high": "high (at least 95 of 100 such answers are right)",
    "medium": "medium (at least 80 of 100 such answers are right)",
    "low": "low (a lead, not an answer)",
}
_COLOURS: Final = {"high": "green", "medium": "yellow", "low": "red"}


def text(answer: Diagnosis, session: RedactionSession, verdict: Verdict | None) -> None:
    """Prints an answer: the cause in one line, why we believe it, what to change, how sure."""
    console = Console(highlight=False, soft_wrap=False)
    run = answer.run.name or answer.run.job_run_id or answer.input or ""
    console.print(Text.assemble((answer.title, "bold"), "  ", (str(answer.kind), "cyan")), soft_wrap=True)
    console.print(Text(visible(run), style="dim"), soft_wrap=True)
    console.print()
    _indented(console, 2, answer.summary)
    _evidence(console, answer)
    _fixes(console, answer)
    console.print()
    console.print(
        Text.assemble(
            ("  How sure  ", "bold"),
            (SURE[answer.confidence], _COLOURS[answer.confidence]),
            *(f" · {part}" for part in _outlook(answer)),
        ),
        soft_wrap=not console.is_terminal,
    )
    if answer.retry_why:
        console.print(
            Text.assemble(("  Rerun     ", "bold"), str(answer.retry_why)), soft_wrap=not console.is_terminal
        )
    for note in answer.notes:
        console.print(
            Text.assemble(("  Also seen  ", "bold"), f"{visible(note.text)} ({note.id})"),
            soft_wrap=not console.is_terminal,
        )
    for source in _unread(answer):
        console.print(Text(f"  Not read   {visible(source)}", style="yellow"))
    if verdict is not None:
        _explanation(console, answer, session, verdict)


def _outlook(answer: Diagnosis) -> list[str]:
    """Who has to act and whether a rerun helps; empty where nothing failed."""
    if answer.owner == Owner.NONE:
        return []
    return [f"owner {answer.owner}", f"a plain retry helps: {answer.retry}"]


def _indented(console: Console, indent: int, words: str, style: str = "") -> None:
    """Prints a paragraph: folded at the terminal's width, one line a paragraph in a pipe."""
    paragraph = Text(visible(words), style=style)
    width = console.width - indent if console.is_terminal else len(words) + 1
    for line in paragraph.wrap(console, max(width, 20)):
        line.rstrip()
        console.print(Text(" " * indent) + line, soft_wrap=True)


def _evidence(console: Console, answer: Diagnosis) -> None:
    if not answer.evidence:
        return
    console.print()
    console.print(Text("  Why we believe it", style="bold"))
    source = None
    for line in _shown(answer):
        if line.source != source:
            console.print(Text(f"    {visible(line.source)}", style="dim"))
            source = line.source
        number = "" if line.line is None else str(line.line)
        console.print(
            Text.assemble((f"    {number:>7} │ ", "dim"), Text(visible(line.text.strip("\n").expandtabs(2)))),
            soft_wrap=True,
            crop=False,
        )
    if len(answer.evidence) > SHOWN_LINES:
        console.print(
            Text(
                f"            … {len(answer.evidence) - SHOWN_LINES} more lines in --format json", style="dim"
            )
        )


def _shown(answer: Diagnosis) -> Iterable[EvidenceLine]:
    return answer.evidence[:SHOWN_LINES]


def _fixes(console: Console, answer: Diagnosis) -> None:
    if not answer.fixes:
        return
    console.print()
    console.print(Text("  What to change", style="bold"))
    for number, fix in enumerate(answer.fixes, 1):
        _indented(console, 4, f"{number}. {fix.action}")
        for key, value in fix.config.items():
            console.print(Text.assemble("         ", (f"{key}={value}", "green")), soft_wrap=True)
        _indented(console, 7, fix.why, style="dim")
        _indented(console, 7, f"Check: {fix.check}", style="dim")


def _unread(answer: Diagnosis) -> list[str]:
    return [
        f"{source.source}: {source.status}" for source in answer.coverage.sources if not source.status.whole
    ]


def _explanation(console: Console, answer: Diagnosis, session: RedactionSession, verdict: Verdict) -> None:
    console.print()
    console.print(Text("  Why this and not another", style="bold"))
    console.print(Text(f"    decided by {answer.rule.id}: {visible(session.text(verdict.reason))}"))
    for link in answer.chain:
        where = f"  [{link.source}]" if link.source else ""
        console.print(Text(f"    ▸ {link.kind}: {visible(link.text)}{visible(where)}"), soft_wrap=True)
    for other in verdict.runners_up:
        line = visible(session.text(" ".join(other.match.text.split())[:160]))
        console.print(
            Text(f"    not {other.kind} ({other.standing.name.lower()}): {line}", style="dim"), soft_wrap=True
        )


def markdown(answer: Diagnosis, session: RedactionSession, verdict: Verdict | None) -> str:
    """An answer as Markdown; log lines stand in a code block so that they cannot form structure."""
    parts = [f"## {_plain(answer.title)} (`{answer.kind}`)", "", _plain(answer.summary), ""]
    if answer.evidence:
        lines = [_in_code(f"{line.source}:{line.line or ''} {line.text}") for line in _shown(answer)]
        parts += ["**Proof**", "", "```text", *lines, "```", ""]
    if answer.fixes:
        parts += ["**What to change**", ""]
        for number, fix in enumerate(answer.fixes, 1):
            parts.append(f"{number}. {_plain(fix.action)}. {_plain(fix.why)} Check: {_plain(fix.check)}")
            parts += [f"   - `{_in_code(f'{key}={value}')}`" for key, value in fix.config.items()]
        parts.append("")
    parts.append(f"{', '.join([f'Confidence {answer.confidence}', *_outlook(answer)])}.")
    if answer.retry_why:
        parts += ["", _plain(answer.retry_why)]
    if verdict is not None:
        parts += ["", f"Decided by `{answer.rule.id}`: {_plain(session.text(verdict.reason))}."]
    return "\n".join(parts) + "\n"


def _plain(value: str) -> str:
    """Text that cannot form Markdown structure."""
    return "".join(
        f"\\{mark}" if mark in "\\`*_[]<>#|" else mark for mark in visible(" ".join(value.split()))
    )


def _in_code(value: str) -> str:
    """Text that cannot end the code that it stands in."""
    return visible(value.expandtabs(2)).replace("`", "'")
