"""A notice as a Slack message (Block Kit), and its way through an incoming webhook."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from emrdx import limits
from emrdx.notify import wording
from emrdx.notify.delivery import DeliveryError
from emrdx.notify.summary import Notice
from emrdx.notify.wish import Wish
from emrdx.visible import visible, visible_lines

_RETRIES: Final = 3
_PROOF_CHARS: Final = limits.SLACK_SECTION_CHARS - 100
_UNSAID_DELAY: Final = 1.0
_FENCE: Final = "```"
_HARMLESS_FENCE: Final = "'''"
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str, limit: int) -> str:
    """Text that Slack shows as it is: neither link nor mention, and nothing that a reader cannot see. At most `limit`
    characters when escaped.
    """
    text = visible_lines(text)
    whole = text.translate(_ESCAPES)
    if len(whole) <= limit:
        return whole
    kept, left = [], limit - 1
    for character in text:
        shown = character.translate(_ESCAPES)
        left -= len(shown)
        if left < 0:
            break
        kept.append(shown)
    return "".join(kept) + "…"


def message(notice: Notice) -> dict[str, Any]:
    """The message: cause, proof, fix, owner, recurrence and links, within Slack's limits."""
    for proof in range(len(notice.proof), -1, -1):
        blocks = _blocks(notice, proof)
        if _chars(blocks) <= limits.SLACK_MESSAGE_CHARS:
            break
    return {"text": escaped(wording.heading(notice), limits.SLACK_SECTION_CHARS), "blocks": blocks}


def _blocks(notice: Notice, proof: int) -> list[dict[str, Any]]:
    brief = notice.brief
    heading = wording.heading(notice)
    cut = limits.SLACK_HEADER_CHARS
    title = heading if len(heading) <= cut else heading[: cut - 1] + "…"
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": title, "emoji": False}},
        _section(escaped(brief.summary, limits.SLACK_SECTION_CHARS)),
        {"type": "section", "fields": [_field(name, value) for name, value in _facts(notice).items()]},
    ]
    if notice.finding.cause is not None:
        blocks.append(_section(f"*Cause*\n{_code(notice.cause, limits.NOTICE_LINE_CHARS * 2)}"))
    if proof:
        lines = "\n".join(visible(f"{line.place}  {line.text}") for line in notice.proof[:proof])
        blocks.append(_section(f"*Proof*\n{_code(lines, _PROOF_CHARS)}"))
    blocks += _fix(notice)
    blocks.append({"type": "context", "elements": [_mrkdwn(text) for text in _footer(notice)]})
    return blocks[: limits.SLACK_BLOCKS]


def question(wish: Wish) -> dict[str, Any]:
    """The message that asks for approval, with the commands that decide it."""
    heading = wording.asking(wish)
    cut = limits.SLACK_HEADER_CHARS
    commands = "\n".join(wish.command(verb) for verb in ("show", "approve", "deny"))
    return {
        "text": escaped(heading, limits.SLACK_SECTION_CHARS),
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": heading[:cut], "emoji": False}},
            {"type": "section", "fields": [_field(*fact) for fact in wording.wanted(wish).items()]},
            _section(_code(commands, _PROOF_CHARS)),
        ],
    }


def _facts(notice: Notice) -> Mapping[str, str]:
    brief = notice.brief
    application = (
        f"{brief.application_name} ({brief.application_id})"
        if brief.application_name
        else brief.application_id
    )
    attempt = f", attempt {brief.attempt}" if brief.attempt > 1 else ""
    return {
        "Application": application,
        "Run": f"{brief.job_run_id}{attempt}",
        "Who acts": wording.OWNERS[brief.owner],
        "Rerun": wording.RETRIES[brief.retry],
        "Confidence": wording.CONFIDENCES[brief.confidence],
        "Ended": wording.moment(brief.occurred_at),
    }


def _fix(notice: Notice) -> list[dict[str, Any]]:
    if not notice.finding.fixes:
        return []
    fix = notice.finding.fixes[0]
    text = (
        f"*Fix* {escaped(fix.action, limits.NOTICE_FIX_CHARS)}\n{escaped(fix.why, limits.NOTICE_FIX_CHARS)}"
    )
    if fix.config:
        settings = "\n".join(visible(f"{name}={value}") for name, value in fix.config.items())
        text += f"\n{_code(settings, limits.NOTICE_FIX_CHARS)}"
    text += f"\n_Check:_ {escaped(fix.check, limits.NOTICE_FIX_CHARS)}"
    return [_section(text)]


def _footer(notice: Notice) -> list[str]:
    links = {"Run": notice.run_page, "Logs": notice.logs_page}
    shown = [f"<{url.translate(_ESCAPES)}|{name}>" for name, url in links.items() if url]
    helped = wording.helped(notice)
    before = escaped(f"Fixed before by: {helped}", limits.NOTICE_FIX_CHARS) if helped else ""
    parts = [
        wording.recurrence(notice),
        before,
        wording.PARTIAL[notice.brief.completeness],
        " · ".join(shown),
    ]
    return [part for part in parts if part]


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": _mrkdwn(text)}


def _field(name: str, value: str) -> dict[str, str]:
    return _mrkdwn(f"*{name}*\n{escaped(visible(value), limits.SLACK_FIELD_CHARS - 50)}")


def _mrkdwn(text: str) -> dict[str, str]:
    return {"type": "mrkdwn", "text": text}


def _code(text: str, limit: int) -> str:
    """Text from a log, which cannot end the code block that it stands in."""
    return f"{_FENCE}{escaped(text.replace(_FENCE, _HARMLESS_FENCE), limit)}{_FENCE}"


def _chars(value: object) -> int:
    if isinstance(value, Mapping):
        return sum(map(_chars, value.values()))
    return sum(map(_chars, value)) if isinstance(value, list) else len(str(value))


class Answer(NamedTuple):
    """What the webhook said: the HTTP status, and the seconds of `Retry-After` where it gave any."""

    status: int
    retry_after: float | None = None


class Webhook(Protocol):
    """Posts JSON to the hook: `emrdx.notify.webhook.SlackWebhook`.

    Raises:
        DeliveryError: it could not be reached.
    """

    def post(self, body: bytes) -> Answer: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackChannel:
    """Sends notices to Slack. A 429 is waited for as long as the function's time allows."""

    webhook: Webhook
    seconds_left: Callable[[], float]
    sleep: Callable[[float], None] = time.sleep
    name: str = "slack"
    every: bool = False

    def send(self, notice: Notice) -> None:
        """Sends a notice.

        Raises:
            DeliveryError: Slack did not take it. It may be sent again.
        """
        self._post(message(notice))

    def ask(self, wish: Wish) -> None:
        """Sends a wish for approval.

        Raises:
            DeliveryError: Slack did not take it. It may be sent again.
        """
        self._post(question(wish))

    def _post(self, content: dict[str, Any]) -> None:
        body = msgspec.json.encode(content)
        for _ in range(_RETRIES):
            answer = self.webhook.post(body)
            if answer.status == 200:
                return
            if answer.status != 429:
                raise DeliveryError(f"Slack answered {answer.status}")
            wait = _UNSAID_DELAY if answer.retry_after is None else answer.retry_after
            if wait > self.seconds_left():
                raise DeliveryError(f"Slack wants {wait:.0f} s before the next message")
            self.sleep(wait)
        raise DeliveryError("Slack takes no message at this rate")
