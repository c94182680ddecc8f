"""Job runs: what GetJobRun, ListJobRunAttempts and GetApplication say, as one `JobRun`."""

from emrdx.runs.describe import job_run
from emrdx.runs.shape import MalformedAnswer

__all__ = ["MalformedAnswer", "job_run"]
