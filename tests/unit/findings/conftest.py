"""Nobody waits in unit tests."""

import pytest


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emrdx.findings.backoff.time.sleep", lambda seconds: None)
