"""The tools that read findings and nothing else: each is one line over a plain function."""

from typing import Annotated

from mcp.types import CallToolResult

from emrdx.mcp import answers, diagnosed, parameters
from emrdx.mcp.reply import reply
from emrdx.mcp.scope import Served
from emrdx.mcp.toolbox import Toolbox
from emrdx.mcp.tools import explain_failure_kind as kinds
from emrdx.mcp.tools import find_similar_failures as similar
from emrdx.mcp.tools import get_diagnosis as diagnosis
from emrdx.mcp.tools import get_evidence as evidence
from emrdx.mcp.tools import get_failure_trends as trends
from emrdx.mcp.tools import list_failures as failures


def add_reading_tools(tools: Toolbox, served: Served) -> None:
    """Adds the six reading tools."""

    @tools.add(diagnosis.DESCRIPTION)
    def get_diagnosis(
        job_run_id: parameters.OptionalRunId = None,
        application_id: parameters.ApplicationId = None,
        attempt: parameters.Attempt = None,
        job_name: parameters.JobName = None,
    ) -> Annotated[CallToolResult, answers.DiagnosisAnswer]:
        asked = diagnosis.Asked(job_run_id, application_id, attempt, job_name)
        return reply(lambda: diagnosis.answer(served, asked), diagnosed.text)

    @tools.add(failures.DESCRIPTION)
    def list_failures(
        application_id: parameters.ApplicationId = None,
        job_name: parameters.JobName = None,
        kind: parameters.OptionalKind = None,
        owner: parameters.Who = None,
        fingerprint: parameters.Fingerprint = None,
        since: parameters.Since = None,
        until: parameters.Until = None,
        limit: parameters.Failures = failures.LIMIT_DEFAULT,
        cursor: parameters.Cursor = None,
    ) -> Annotated[CallToolResult, answers.FailuresAnswer]:
        asked = failures.Asked(
            application_id, job_name, kind, owner, fingerprint, since, until, limit, cursor
        )
        return reply(lambda: failures.answer(served, asked), failures.text)

    @tools.add(evidence.DESCRIPTION)
    def get_evidence(
        job_run_id: parameters.RunId,
        application_id: parameters.ApplicationId = None,
        attempt: parameters.Attempt = None,
        limit: parameters.Lines = None,
        cursor: parameters.Cursor = None,
    ) -> Annotated[CallToolResult, answers.EvidenceAnswer]:
        asked = evidence.Asked(job_run_id, application_id, attempt, limit, cursor)
        return reply(lambda: evidence.answer(served, asked), evidence.text)

    @tools.add(similar.DESCRIPTION)
    def find_similar_failures(
        job_run_id: parameters.RunId,
        application_id: parameters.ApplicationId = None,
        attempt: parameters.Attempt = None,
        cursor: parameters.Cursor = None,
    ) -> Annotated[CallToolResult, answers.SimilarAnswer]:
        asked = similar.Asked(job_run_id, application_id, attempt, cursor)
        return reply(lambda: similar.answer(served, asked), similar.text)

    @tools.add(trends.DESCRIPTION)
    def get_failure_trends(
        days: parameters.Days = trends.DAYS_DEFAULT,
        by: parameters.By = "kind",
        application_id: parameters.ApplicationId = None,
        kind: parameters.OptionalKind = None,
        owner: parameters.Who = None,
        cursor: parameters.Cursor = None,
    ) -> Annotated[CallToolResult, answers.TrendsAnswer]:
        asked = trends.Asked(days, by, application_id, kind, owner, cursor)
        return reply(lambda: trends.answer(served, asked), trends.text)

    @tools.add(kinds.DESCRIPTION)
    def explain_failure_kind(kind: parameters.Kind) -> Annotated[CallToolResult, answers.KindAnswer]:
        return reply(lambda: kinds.answer(served, kind), kinds.text)
