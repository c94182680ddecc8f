"""An export without a job: what was asked lies at the destination, so that the same question goes on with it."""

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from emrdx.jobs.destinations import Destination
from emrdx.jobs.export import MANIFEST

REQUEST: Final = "_request.json"


class DestinationTakenError(Exception):
    """The destination holds a whole export, or a part of another one. The text says which."""


def begun(destination: Destination, question: Mapping[str, Any], now: datetime) -> datetime:
    """When the export that the destination is to hold was first asked for: now, where it is empty.

    Raises:
        DestinationTakenError: it is not to be gone on with.
    """
    if destination.describe(MANIFEST) is not None:
        raise DestinationTakenError("holds a whole export")
    asked = json.dumps(question, sort_keys=True)
    known = destination.describe(REQUEST)
    if known is None:
        known = {"question": asked, "at": now.isoformat()}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / REQUEST
            file.write_text(
                json.dumps({"asked_at": known["at"], **question}, indent=1) + "\n", encoding="utf-8"
            )
            if not destination.put(REQUEST, file, known):
                known = destination.describe(REQUEST) or {}
    if known.get("question") != asked:
        raise DestinationTakenError("holds parts of another export")
    return datetime.fromisoformat(known["at"])
