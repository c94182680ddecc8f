"""What importing and the first session cost."""

import subprocess
import sys
import time

import pytest

_IMPORT = """
import sys
import emrdx.redaction
from emrdx.redaction import Redactor, RedactionSettings
Redactor(RedactionSettings())
assert "hyperscan" not in sys.modules, "hyperscan"
assert "re2" not in sys.modules, "re2"
assert "emrdx.redaction.forms" not in sys.modules, "forms"
"""


def test_a_redactor_loads_no_engine_before_its_first_session() -> None:
    subprocess.run([sys.executable, "-c", _IMPORT], check=True)


def test_equal_settings_share_what_was_compiled() -> None:
    from emrdx.redaction import RedactionSettings
    from emrdx.redaction.scanner import scanner

    assert scanner(RedactionSettings()) is scanner(RedactionSettings(pii="all"))
    assert scanner(RedactionSettings(pii="none")) is not scanner(RedactionSettings())


def test_a_session_waits_for_what_is_being_prepared_and_compiles_nothing_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from emrdx.redaction import RedactionSettings, Redactor, scanner

    compiled = []

    class Slow(scanner.Scanner):
        def __init__(self, settings: RedactionSettings) -> None:
            compiled.append(settings)
            time.sleep(0.05)
            super().__init__(settings)

    monkeypatch.setattr(scanner, "Scanner", Slow)
    settings = RedactionSettings(allowed_keys=frozenset({"only_in_this_test"}))
    redactor = Redactor(settings)
    redactor.prepare()
    session = redactor.session()
    assert compiled == [settings]
    assert "hunter" not in session.text("password=hunter2hunter2")
