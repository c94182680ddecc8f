"""The live tools: each is one line over a plain function."""

from typing import Annotated, Any

from mcp.types import CallToolResult
from pydantic import Field

from emrdx.mcp import diagnosed, parameters
from emrdx.mcp.answers import DiagnosisAnswer
from emrdx.mcp.live import answers, classify, logs, state
from emrdx.mcp.live.source import Source
from emrdx.mcp.reply import reply
from emrdx.mcp.toolbox import Toolbox

Given = Annotated[
    str | dict[str, Any] | list[Any] | None,
    Field(description="Evidence that you hold: log text, or JSON with driver_log, state, state_details"),
]


def add_live_tools(tools: Toolbox, source: Source) -> None:
    """Adds the three tools that read AWS."""

    @tools.add(state.DESCRIPTION, live=True)
    def get_emr_job_run_state(
        application_id: parameters.RequiredApplicationId,
        job_run_id: parameters.RunId,
        attempt: parameters.Attempt = None,
    ) -> Annotated[CallToolResult, answers.RunStateAnswer]:
        asked = state.Asked(application_id, job_run_id, attempt)
        return reply(lambda: state.answer(source, asked), state.text)

    @tools.add(logs.DESCRIPTION, live=True)
    def get_emr_driver_logs(
        application_id: parameters.RequiredApplicationId,
        job_run_id: parameters.RunId,
        attempt: parameters.Attempt = None,
        limit: parameters.Lines = None,
        cursor: parameters.Cursor = None,
    ) -> Annotated[CallToolResult, answers.LogsAnswer]:
        asked = logs.Asked(application_id, job_run_id, attempt, limit, cursor)
        return reply(lambda: logs.answer(source, asked), logs.text)

    @tools.add(classify.DESCRIPTION, live=True)
    def classify_spark_failure(
        application_id: parameters.ApplicationId = None,
        job_run_id: parameters.OptionalRunId = None,
        attempt: parameters.Attempt = None,
        evidence_json: Given = None,
    ) -> Annotated[CallToolResult, DiagnosisAnswer]:
        asked = classify.Asked(application_id, job_run_id, attempt, evidence_json)
        return reply(lambda: classify.answer(source, asked), diagnosed.text)
