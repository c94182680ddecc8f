"""A call that wants a person's approval, on its way from the acting server to people."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from emrdx.redaction.text import Redacted, join, literal, stored

if TYPE_CHECKING:
    from emrdx.policy.approvals import Approval
    from emrdx.redaction import RedactionSession

_WISH: Final = "approval"
_TEXT_CHARS: Final = 200
_ARN_CHARS: Final = 500
_ARGUMENTS: Final = 20
_LOGGER: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What people are told: the arguments' names and never their values, and the command that shows these.

    Names of tools and of arguments are the caller's words.
    """

    approval: Redacted
    tool: Redacted
    arguments: tuple[Redacted, ...]
    identity: Redacted
    rule: Redacted
    options: Redacted
    expires_at: datetime

    def command(self, verb: str) -> Redacted:
        """The command line that shows, approves or denies it."""
        said = join(" ", (literal("emrdx approvals"), stored(verb), self.approval))
        return join(" ", (said, self.options)) if self.options else said

    def is_over(self, now: datetime) -> bool:
        """Whether nobody can decide it any more."""
        return now >= self.expires_at


def wish_of(approval: "Approval", session: "RedactionSession", options: str = "") -> Wish:
    """What people are told of an approval that is pending; `options` say to the command line where it is kept."""

    def plain(text: str, most: int = _TEXT_CHARS) -> Redacted:
        line = "".join(character if character.isprintable() else "?" for character in " ".join(text.split()))
        return session.text(line).cut(most)

    names = sorted(json.loads(approval.arguments))
    return Wish(
        approval=stored(approval.id),
        tool=plain(approval.tool),
        arguments=tuple(map(plain, names[:_ARGUMENTS])),
        identity=plain(approval.identity, _ARN_CHARS),
        rule=plain(approval.rule),
        options=stored(options),
        expires_at=approval.expires_at,
    )


def message(wish: Wish) -> str:
    """A wish as a message of the notices queue."""
    said: dict[str, Any] = {
        "id": wish.approval,
        "tool": wish.tool,
        "arguments": list(wish.arguments),
        "identity": wish.identity,
        "rule": wish.rule,
        "options": wish.options,
        "expires_at": wish.expires_at.isoformat(),
    }
    return json.dumps({_WISH: said}, separators=(",", ":"))


def parse(text: str) -> Wish | None:
    """The wish that a message of the notices queue holds; None where it holds something else.

    Raises:
        ValueError: it is a wish, and not of the form.
    """
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if not isinstance(found, Mapping) or _WISH not in found:
        return None
    said = found[_WISH]
    try:
        return Wish(
            approval=stored(said["id"]),
            tool=stored(said["tool"]),
            arguments=tuple(stored(name) for name in said["arguments"]),
            identity=stored(said["identity"]),
            rule=stored(said["rule"]),
            options=stored(said["options"]),
            expires_at=datetime.fromisoformat(said["expires_at"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no wish for approval: {error}") from None


class WishQueue:
    """The notices queue as the acting server sees it: it takes wishes. Needs sqs:SendMessage on it."""

    def __init__(self, client: Any, url: str) -> None:
        self._client, self._url = client, url

    def put(self, wish: Wish) -> None:
        """Queues a wish. It is kept with the other approvals, so that a queue out of reach is logged, not raised."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            self._client.send_message(QueueUrl=self._url, MessageBody=message(wish))
        except (BotoCoreError, ClientError) as error:
            _LOGGER.warning("nobody is told of approval %s: %s", wish.approval, type(error).__name__)
