"""How much an export would write, before anything is read."""

from datetime import datetime

from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.jobs.api import Estimate
from emrdx.jobs.requests import ExportRequest


def estimating(reader: FindingReader, scope: Scope) -> Estimate:
    """About how many findings an export would have: one run's own, else the days' counts, which know application and
    kind alone.
    """

    def estimate(request: ExportRequest, since: datetime, until: datetime) -> int:
        if request.job_run_id is not None:
            return sum(
                request.application_id in {None, str(found.run.application_id)}
                and (not request.kinds or found.kind in request.kinds)
                for found in reader.run(request.job_run_id).findings
            )
        return sum(
            day.new + day.recurring
            for day in reader.days(scope, since.date(), until.date())
            if request.application_id in {None, str(day.application_id)}
            and (not request.kinds or day.kind in request.kinds)
        )

    return estimate
