"""New wishes for approval to a webhook, signed, and never in a call's way."""

import hashlib
import hmac
import json
import threading
from typing import Final

import urllib3
from urllib3.exceptions import HTTPError

from emrdx.policy.approvals import Approval
from emrdx.policy.model import Approvals

SIGNATURE: Final = "x-emrdx-signature"
_TIMEOUT: Final = urllib3.Timeout(connect=3.0, read=7.0)
_IN_FLIGHT: Final = threading.BoundedSemaphore(10)


def announce(approval: Approval, settings: Approvals) -> threading.Thread | None:
    """Posts the wish from a thread of its own; None where no webhook is set or ten are under way already.

    The arguments' names are told, never their values. With a secret, `x-emrdx-signature` holds
    `sha256=` and the body's HMAC.
    """
    if not settings.webhook_url or not _IN_FLIGHT.acquire(blocking=False):
        return None
    thread = threading.Thread(target=_posted, args=(approval, settings), daemon=True)
    thread.start()
    return thread


def _posted(approval: Approval, settings: Approvals) -> None:
    body = json.dumps(
        {
            "approval": approval.id,
            "tool": approval.tool,
            "arguments": sorted(json.loads(approval.arguments)),
            "identity": approval.identity,
            "rule": approval.rule,
            "expires_at": approval.expires_at.isoformat(),
        }
    ).encode()
    headers = {"content-type": "application/json"}
    if settings.webhook_secret:
        digest = hmac.new(settings.webhook_secret.encode(), body, hashlib.sha256).hexdigest()
        headers[SIGNATURE] = f"sha256={digest}"
    try:
        http = urllib3.PoolManager(retries=False, timeout=_TIMEOUT)
        http.request("POST", settings.webhook_url, body=body, headers=headers, redirect=False)
    except HTTPError:
        return
    finally:
        _IN_FLIGHT.release()
