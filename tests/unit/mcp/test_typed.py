"""That no raw text gets into an answer is proved by the type checker; here it is shown to look."""

import ast
from pathlib import Path

import pytest
from mypy import api

import emrdx

PACKAGE = Path(emrdx.__file__).parent
LEAKS = """
from emrdx.diagnosis import diagnose
from emrdx.mcp.answers import ChangePart, DiagnosisAnswer, FixPart, LinePart
from emrdx.mcp.model import NotFound
from emrdx.mcp.live.answers import LogsAnswer, RunStateAnswer
from emrdx.model import Evidence, JobRun
from emrdx.redaction import RedactionSession

def answers(run: JobRun, evidence: Evidence, session: RedactionSession) -> None:
    raw = evidence.sources[0].segments[0].lines[0]
    good = session.text(raw)
    LinePart(id=good, source=good, text=good)
    RunStateAnswer(status="found", settings=(good,))
    LinePart(id=good, source=good, text=raw)  # leak
    LinePart(id=good, source=good, text=good.upper())  # leak
    RunStateAnswer(status="found", state_details=run.state_details)  # leak
    RunStateAnswer(status="found", settings=(f"{run.name}",))  # leak
    LogsAnswer(status="found", source=evidence.sources[0].ref.path)  # leak
    FixPart(action=good, config={good: raw})  # leak
    NotFound(reason="unknown_run", meaning=good, next_step=raw)  # leak
    ChangePart(field=good, before=run.settings["a"])  # leak
    DiagnosisAnswer(status="found", notes=(good, raw))  # leak
"""


def test_every_way_of_putting_raw_text_into_an_answer_is_a_type_error(tmp_path) -> None:
    source = tmp_path / "leaks.py"
    source.write_text(LEAKS)
    report, _, _ = api.run(["--strict", "--no-error-summary", str(source)])
    found = {
        int(line.split(":")[1])
        for line in report.splitlines()
        # The checker's cache may know the same text from an earlier run's folder, and says that one's path.
        if line.partition(":")[0].endswith(source.name) and ": error:" in line
    }
    leaks = {number for number, line in enumerate(LEAKS.splitlines(), start=1) if line.endswith("# leak")}

    assert found == leaks, report


@pytest.mark.parametrize("path", sorted((PACKAGE / "mcp" / "live").glob("*.py")), ids=lambda path: path.stem)
def test_the_live_tools_vouch_for_no_text_themselves(path) -> None:
    """Only what the table gave back may be called redacted without looking; nothing live comes from there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert names & {"stored", "cast"} == set()
    assert attributes & {"model_copy", "model_construct"} == set()
