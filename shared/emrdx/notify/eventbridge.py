"""A finding as an event on a bus, for systems rather than people."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from emrdx.limits import EVENT_BYTES, KIB
from emrdx.notify.delivery import DeliveryError
from emrdx.notify.summary import Notice
from emrdx.schemas import FindingRecorded, to_json
from emrdx.wiring import OWN_SOURCE

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient

DETAIL_TYPE: Final = "FindingRecorded"
_ENVELOPE_BYTES: Final = KIB
"""Room for what EventBridge puts around the detail: source, account, resources, time."""


def detail(notice: Notice) -> bytes:
    """The event's detail: `emrdx.schemas.FindingRecorded` as JSON.

    What fixes it is left out where a bus would refuse the event for it: rules and settings of a user's own may
    say anything at any length.
    """
    finding = notice.finding
    fix = finding.fixes[0].action if finding.fixes else None
    event = FindingRecorded(
        finding=notice.brief, revision=finding.revision.number, recurrence=finding.recurrence, fix=fix
    )
    whole = to_json(event)
    if len(whole) <= EVENT_BYTES - _ENVELOPE_BYTES:
        return whole
    return to_json(replace(event, fix=None, recurrence=replace(event.recurrence, last_fix=None)))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChannel:
    """Puts a FindingRecorded event on a bus for every finding that is made known, folded or not."""

    client: "EventBridgeClient"
    bus: str
    name: str = "eventbridge"
    every: bool = True

    def send(self, notice: Notice) -> None:
        """Puts the event.

        Raises:
            DeliveryError: the bus did not take it.
        """
        entry: Any = {
            "Source": OWN_SOURCE,
            "DetailType": DETAIL_TYPE,
            "Detail": detail(notice).decode(),
            "EventBusName": self.bus,
        }
        answer = self.client.put_events(Entries=[entry])
        if answer["FailedEntryCount"]:
            code = answer["Entries"][0].get("ErrorCode", "unknown")
            raise DeliveryError(f"EventBridge did not take the event: {code}")
