"""One call through a policy: judged, charged, approved, and settled when its outcome is known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from emrdx.policy.approvals import Approval, State, canonical, fingerprint, new_id
from emrdx.policy.decision import (
    ALLOWED,
    MALFORMED,
    RECORD,
    STORE,
    Call,
    Decision,
    Due,
    Slot,
    Verdict,
    judge,
    names_no_tool,
    refused,
)
from emrdx.policy.model import Policy, Rule
from emrdx.policy.readable import is_text
from emrdx.policy.store import Receipt, Store, StoreError

Announce = Callable[[Approval], None]
_OUT_OF_REACH: Final = "The policy's counters and approvals cannot be reached, so nothing is allowed"
# No person reads more, and no item of DynamoDB holds much more.
_ARGUMENTS_MAX: Final = 256 * 1024
_TOO_LONG: Final = (
    "The arguments have {} characters, and those of a call that a person is to approve "
    f"at most {_ARGUMENTS_MAX}"
)
_UNRECORDED: Final = "Calls cannot be recorded, so nothing is allowed"


def _quietly(approval: Approval) -> None:
    pass


def _now() -> datetime:
    return datetime.now(UTC)


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Passage:
    """The decision on a call, and what is given back if the call then fails."""

    decision: Decision
    receipts: tuple[Receipt, ...] = ()
    approval: str | None = None

    @property
    def allowed(self) -> bool:
        """Whether the call goes on."""
        return self.decision.verdict is Verdict.ALLOW


@dataclass(frozen=True, slots=True)
class Gate:
    """Judges calls by a policy, with a store for what lasts longer than a call.

    Attributes:
        policy: gives the policy in force, at each call.
        announce: told of each new wish for approval.
        options: what the command that decides approvals needs beside their id, to find them.
        recordable: whether the record of calls can be written.
    """

    policy: Callable[[], Policy]
    store: Store
    announce: Announce = _quietly
    clock: Callable[[], datetime] = _now
    options: str = ""
    recordable: Callable[[], bool] = _always

    def enter(self, call: Call) -> Passage:
        """The decision on a call; where it is allowed, its counters are charged and its approval is used."""
        if names_no_tool(call.tool):
            return Passage(Decision(Verdict.DENY, MALFORMED, "A call must name its tool"))
        if not (is_text(call.identity) and is_text(call.session)):
            return Passage(Decision(Verdict.DENY, MALFORMED, "A caller's identity and session must be texts"))
        if not self.recordable():
            return Passage(Decision(Verdict.DENY, RECORD, _UNRECORDED))
        try:
            return self._enter(call, self.policy(), self.clock())
        except StoreError:
            return Passage(Decision(Verdict.DENY, STORE, _OUT_OF_REACH))

    def _enter(self, call: Call, policy: Policy, now: datetime) -> Passage:
        def read(slot: Slot) -> object:
            return self.store.value(slot, now)

        judgement = judge(policy, call, read)  # type: ignore[arg-type]
        if judgement.denial is not None:
            return Passage(judgement.denial)
        approval = None
        if judgement.wanted:
            if (size := len(canonical(call.arguments))) > _ARGUMENTS_MAX:
                return Passage(Decision(Verdict.DENY, judgement.wanted[0].name, _TOO_LONG.format(size)))
            approval = self._approval(call, policy, judgement.wanted, now)
            if approval.state is not State.APPROVED:
                return Passage(_awaiting(approval, judgement.wanted[0], self.options))
        charged = self.store.reserve(judgement.due, now) if judgement.due else ()
        if isinstance(charged, Due):
            return Passage(refused(charged))
        if approval is not None and not self._used(approval, charged, now):
            return Passage(_awaiting(approval, judgement.wanted[0], self.options))
        return Passage(ALLOWED, charged, approval.id if approval else None)

    def _approval(self, call: Call, policy: Policy, wanted: tuple[Rule, ...], now: datetime) -> Approval:
        mark = fingerprint(call.tool, call.identity, call.arguments, wanted)
        found = self.store.find(mark, now)
        window = policy.approvals.dedupe_window
        old = found is not None and window is not None and now - found.created_at >= window
        replaced = found.id if found is not None and found.state is State.PENDING and old else None
        if found is not None and replaced is None:
            return found
        timeout = min(rule.approval_timeout or policy.approvals.timeout for rule in wanted)
        wish = Approval(
            id=new_id(),
            fingerprint=mark,
            tool=call.tool,
            arguments=canonical(call.arguments),
            identity=call.identity,
            rule=", ".join(rule.name for rule in wanted),
            created_at=now,
            expires_at=now + timeout,
        )
        stored = self.store.wish(wish, now, replaced)
        if stored.id == wish.id:
            self.announce(wish)
        return stored

    def _used(self, approval: Approval, charged: tuple[Receipt, ...], now: datetime) -> bool:
        try:
            used = self.store.consume(approval.id, now)
        except StoreError:
            self.store.refund(charged)
            raise
        if not used:
            self.store.refund(charged)
        return used

    def settle(self, passage: Passage, *, failed: bool) -> None:
        """Gives everything back where the call failed. What cannot be given back stays charged."""
        if not failed or not passage.allowed:
            return
        try:
            if passage.receipts:
                self.store.refund(passage.receipts)
            if passage.approval is not None:
                self.store.give_back(passage.approval)
        except StoreError:
            return


def _awaiting(approval: Approval, rule: Rule, options: str) -> Decision:
    asked = rule.message or f"Rule {rule.name!r} wants a person's approval of this call"
    command = f"emrdx approvals approve {approval.id} {options}".rstrip()
    message = (
        f"{asked}. Approval {approval.id} is {approval.state} until "
        f"{approval.expires_at:%Y-%m-%dT%H:%M:%SZ}: ask the operator to run  {command}  "
        "and then repeat the same call."
    )
    return Decision(Verdict.APPROVE, approval.rule, message, approval.id)
