"""A client token that is the same for the same request within an hour, so that a repeated call starts one run."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

_CHARS: Final = 40


def window(now: datetime) -> datetime:
    """The start of the hour that a moment lies in, in UTC."""
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def token(request: Mapping[str, Any], now: datetime) -> str:
    """The token of a StartJobRun request. A caller who wants the same run twice in an hour gives tokens."""
    said = json.dumps([window(now).isoformat(), request], sort_keys=True, separators=(",", ":"))
    return f"emrdx-{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:_CHARS]}"
