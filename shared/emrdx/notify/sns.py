"""A notice as an SNS message that reads well as an e-mail."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from emrdx import limits
from emrdx.notify import wording
from emrdx.notify.summary import Notice
from emrdx.notify.wish import Wish
from emrdx.visible import visible

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient


def subject(notice: Notice) -> str:
    """The subject: printable ASCII of at most 100 characters, as SNS demands."""
    return _subject(wording.heading(notice))


def _subject(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", f"[emrdx] {heading}")
    text = "".join(character if " " <= character <= "~" else "?" for character in _unaccented(plain))
    text = " ".join(text.split())
    return text if len(text) <= limits.SNS_SUBJECT_CHARS else text[: limits.SNS_SUBJECT_CHARS - 3] + "..."


def body(notice: Notice) -> str:
    """The text: cause, proof, fix, owner, recurrence, links. At most 16 KB in UTF-8."""
    brief = notice.brief
    parts = [
        wording.heading(notice),
        visible(brief.summary),
        _cause(notice),
        _fix(notice),
        _facts(notice),
        wording.PARTIAL[brief.completeness],
    ]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return text.encode()[: limits.SNS_BODY_BYTES].decode(errors="ignore")


def question(wish: Wish) -> str:
    """The text that asks for approval. At most 16 KB in UTF-8."""
    facts = _lines(wording.wanted(wish))
    commands = "\n".join(f"  {wish.command(verb)}" for verb in ("show", "approve", "deny"))
    text = (
        f"{wording.asking(wish)}\n\n{facts}\n\nThe first of these shows the arguments' values:\n{commands}\n"
    )
    return text.encode()[: limits.SNS_BODY_BYTES].decode(errors="ignore")


def _cause(notice: Notice) -> str:
    if not notice.proof and notice.finding.cause is None:
        return ""
    lines = [f"Why (text from the run's logs):\n  {visible(notice.cause)}"]
    lines += [f"  {visible(line.place)}\n    {visible(line.text)}" for line in notice.proof]
    return "\n".join(lines)


def _fix(notice: Notice) -> str:
    if not notice.finding.fixes:
        return ""
    fix = notice.finding.fixes[0]
    lines = [f"What to change:\n  {visible(fix.action)}\n  {visible(fix.why)}"]
    lines += [visible(f"    {name}={value}") for name, value in fix.config.items()]
    lines.append(visible(f"  Check: {fix.check}"))
    return "\n".join(lines)


def _facts(notice: Notice) -> str:
    brief = notice.brief
    facts = {
        "Application": f"{brief.application_name or ''} {brief.application_id}".strip(),
        "Run": f"{brief.job_run_id}, attempt {brief.attempt}, in {brief.region}, account {brief.account}",
        "Ended": wording.moment(brief.occurred_at),
        "Who acts": wording.OWNERS[brief.owner],
        "Rerun": wording.RETRIES[brief.retry],
        "Confidence": wording.CONFIDENCES[brief.confidence],
        "Recurrence": wording.recurrence(notice),
        "Fixed before by": wording.helped(notice),
        "Kind": brief.kind,
        "In the console": notice.run_page or "",
        "Logs": notice.logs_page or "",
    }
    return _lines(facts)


def _lines(facts: Mapping[str, str]) -> str:
    """Each fact that there is in a line of its own, which no value can end."""
    return "\n".join(visible(f"{name}: {value}") for name, value in facts.items() if value)


def _unaccented(text: str) -> str:
    return "".join(character for character in text if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True, kw_only=True)
class SnsChannel:
    """Publishes notices to a topic."""

    client: "SNSClient"
    topic_arn: str
    name: str = "sns"
    every: bool = False

    def send(self, notice: Notice) -> None:
        """Publishes a notice. The attributes let subscribers filter by kind and owner.

        Raises:
            botocore.exceptions.ClientError: SNS did not take it.
        """
        brief = notice.brief
        self.client.publish(
            TopicArn=self.topic_arn,
            Subject=subject(notice),
            Message=body(notice),
            MessageAttributes={
                name: {"DataType": "String", "StringValue": str(value)}
                for name, value in (("kind", brief.kind), ("owner", brief.owner.value))
            },
        )

    def ask(self, wish: Wish) -> None:
        """Publishes a wish for approval, with its id as the attribute `approval`.

        Raises:
            botocore.exceptions.ClientError: SNS did not take it.
        """
        self.client.publish(
            TopicArn=self.topic_arn,
            Subject=_subject(wording.asking(wish)),
            Message=question(wish),
            MessageAttributes={"approval": {"DataType": "String", "StringValue": wish.approval}},
        )
