"""Job runs: what GetJobRun and GetApplication say, as one `JobRun`."""

from emrdx.runs.describe import job_run
from emrdx.runs.shape import MalformedAnswer
from emrdx.runs.source import fetch

__all__ = ["MalformedAnswer", "fetch", "job_run"]
