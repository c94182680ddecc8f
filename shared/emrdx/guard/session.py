"""One client's conversation with one server, message by message, with the policy between them.

Knows no transport: lines of bytes go in, and what is to be sent to either side comes out.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from emrdx.guard import wire
from emrdx.policy import Call, Decision, Gate, Passage, Verdict
from emrdx.policy.answer import result
from emrdx.policy.audit import Entry, Outcome, Record
from emrdx.policy.decision import MALFORMED

_LIST: Final = "tools/list"
_CALL: Final = "tools/call"
_CANCELLED: Final = "notifications/cancelled"
_INPUT_REQUIRED: Final = "input_required"


@dataclass(frozen=True, slots=True)
class Sent:
    """What a message from the client leads to: bytes for the server, and answers of our own for the client."""

    forward: bytes = b""
    replies: tuple[bytes, ...] = ()


@dataclass(slots=True)
class _Open:
    """A request that the server has not answered yet."""

    method: str
    call: Call | None = None
    passage: Passage | None = None
    started: float = 0.0
    cancelled: bool = False


@dataclass(slots=True)
class Session:
    """The state of a conversation. Both directions may run in threads of their own.

    Attributes:
        identity: who calls, as the transport knows it and never as the caller says.
        server: the server's name in the record of calls.
    """

    gate: Gate
    record: Record
    identity: str
    name: str
    server: str
    clock: Callable[[], float] = time.perf_counter
    _open: dict[Any, _Open] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def from_client(self, raw: bytes) -> Sent:
        """Judges what the client sends. What passes, passes byte for byte."""
        if not raw.strip():
            return Sent(raw)
        try:
            message = wire.read(raw)
            if not isinstance(message, list):
                return self._one(message, raw)
            for part in message:
                # Before any of them is judged, for a batch that is refused must charge nothing.
                wire.check_names(part if isinstance(part, dict) else {})
            judged = [self._one(part, b"") for part in message]
        except wire.Ambiguous as error:
            self._refused(None, f"A message that can be read in two ways, or in none: {error}")
            return Sent(replies=(wire.write(wire.error(None, wire.PARSE_ERROR, str(error))),))
        kept = [
            part for part, sent in zip(message, judged, strict=True) if not sent.replies and _passes(sent)
        ]
        replies = tuple(reply for sent in judged for reply in sent.replies)
        if len(kept) == len(message):
            return Sent(raw)
        return Sent(wire.write(kept) if kept else b"", replies)

    def _one(self, message: Any, raw: bytes) -> Sent:
        """A message of its own or in a batch; in a batch `raw` is empty and stands for what passes."""
        if not isinstance(message, dict):
            text = "a message must be an object"
            return Sent(replies=(wire.write(wire.error(None, wire.INVALID_REQUEST, text)),))
        wire.check_names(message)
        method = message.get("method")
        if "method" not in message:
            return Sent(raw or _PASSES)
        request_id = message.get("id")
        if not isinstance(method, str) or ("id" in message and not wire.is_id(request_id)):
            if method == _CALL:
                self._refused(message.get("params"), "A call's id must be text or a whole number")
            return Sent(replies=(wire.write(wire.error(None, wire.INVALID_REQUEST, "no request")),))
        if method == _CALL:
            return self._call(message, raw)
        if method == _CANCELLED and isinstance(message.get("params"), dict):
            self.give_up(message["params"].get("requestId"))
        if "id" in message and not self._opened(request_id, _Open(method)):
            return _in_use(request_id)
        return Sent(raw or _PASSES)

    def give_up(self, wanted: Any) -> None:
        """A call whose caller gives it up, or whose answer is lost, may be done: an error gives nothing back."""
        with self._lock:
            for (_, request_id), request in self._open.items():
                request.cancelled |= str(request_id) == str(wanted)

    def _refused(self, params: Any, reason: str) -> None:
        """Records what is no call that could be judged, with the tool that it seems to name."""
        said = params if isinstance(params, dict) else {}
        call = Call(said.get("name", ""), said.get("arguments"), self.identity, self.name)
        self._record(call, Decision(Verdict.DENY, MALFORMED, reason), Outcome.NOT_FORWARDED)

    def _opened(self, request_id: Any, request: _Open) -> bool:
        with self._lock:
            if _key(request_id) in self._open:
                return False
            self._open[_key(request_id)] = request
            return True

    def _call(self, message: dict[str, Any], raw: bytes) -> Sent:
        params = message.get("params")
        params = params if isinstance(params, dict) else {}
        call = Call(params.get("name", ""), params.get("arguments"), self.identity, self.name)
        if "id" not in message:
            self._refused(params, "A call without an id has no answer")
            return Sent()
        request = _Open(_CALL, call)
        if not self._opened(message["id"], request):
            self._refused(params, "A call's id is in use by another request")
            return _in_use(message["id"])
        passage = self.gate.enter(call)
        if not passage.allowed:
            with self._lock:
                del self._open[_key(message["id"])]
            self._record(call, passage.decision, Outcome.NOT_FORWARDED)
            answer = {
                "jsonrpc": "2.0",
                "id": message["id"],
                "result": wire.of_era(params, result(passage.decision)),
            }
            return Sent(replies=(wire.write(answer),))
        request.passage, request.started = passage, self.clock()
        return Sent(raw or _PASSES)

    def from_server(self, raw: bytes) -> bytes:
        """What the client gets of what the server sends: the same bytes, but for tools that it may not see."""
        if not self._open:
            return raw
        try:
            message = wire.read(raw)
        except wire.Ambiguous:
            # It may be the list of tools, which must not pass unread.
            return raw if self._awaits_no_list() else b""
        if not isinstance(message, list):
            answer = self._answer(message, len(raw))
            return raw if answer is message else wire.write(answer)
        answers = [self._answer(part, len(wire.write(part))) for part in message]
        same = all(one is part for one, part in zip(answers, message, strict=True))
        return raw if same else wire.write(answers)

    def _awaits_no_list(self) -> bool:
        with self._lock:
            return all(request.method != _LIST for request in self._open.values())

    def _answer(self, message: Any, size: int) -> Any:
        if not isinstance(message, dict) or ("method" in message and "result" not in message):
            return message
        known = wire.is_id(message.get("id"))
        with self._lock:
            request = self._open.pop(_key(message["id"]), None) if known else None
        if request is None:
            # A client may take an answer whose id is written otherwise for the list that it asked for.
            found = message.get("result")
            return self._visible(message) if isinstance(found, dict) and "tools" in found else message
        if request.method == _LIST:
            return self._visible(message)
        if request.passage is not None and request.call is not None:
            self._settle(request, message, size)
        return message

    def _visible(self, message: dict[str, Any]) -> dict[str, Any]:
        found = message.get("result")
        if found is None:
            return message
        tools = found.get("tools") if isinstance(found, dict) else None
        if not isinstance(tools, list) or not all(isinstance(tool, dict) for tool in tools):
            return wire.error(message.get("id"), wire.INTERNAL_ERROR, "the list of tools is not of the form")
        policy = self.gate.policy()
        shown = [tool for tool in tools if policy.shows(str(tool.get("name")), self.identity)]
        if len(shown) == len(tools):
            return message
        return {**message, "result": {**found, "tools": shown}}

    def _settle(self, request: _Open, message: dict[str, Any], size: int) -> None:
        assert request.passage is not None  # noqa: S101 (settled calls were let through)
        assert request.call is not None  # noqa: S101
        found = message.get("result")
        found = found if isinstance(found, dict) else {}
        failed = "error" in message or found.get("isError") is True
        lost = failed and not request.cancelled
        # Where the server asks back, the client calls again: that call is the one to count.
        self.gate.settle(request.passage, failed=lost or found.get("resultType") == _INPUT_REQUIRED)
        outcome = Outcome.ERROR if failed else Outcome.OK
        latency = (self.clock() - request.started) * 1000
        self._record(request.call, request.passage.decision, outcome, latency, size)

    def close(self) -> None:
        """Records the calls that were never answered; they stay charged."""
        with self._lock:
            left, self._open = self._open, {}
        for request in left.values():
            if request.call is not None and request.passage is not None:
                self._record(request.call, request.passage.decision, Outcome.NO_ANSWER)

    def _record(
        self, call: Call, decision: Decision, outcome: Outcome, latency: float = 0.0, size: int = 0
    ) -> None:
        entry = Entry(
            time=datetime.now(UTC),
            server=self.server,
            call=call,
            decision=decision,
            outcome=outcome,
            latency_ms=latency,
            result_bytes=size,
        )
        self.record(entry)


_PASSES: Final = b"\n"


def _passes(sent: Sent) -> bool:
    return bool(sent.forward)


def _key(request_id: Any) -> tuple[str, Any]:
    return (type(request_id).__name__, request_id)


def _in_use(request_id: Any) -> Sent:
    text = "this id is in use by a request that is not answered yet"
    return Sent(replies=(wire.write(wire.error(request_id, wire.INVALID_REQUEST, text)),))
