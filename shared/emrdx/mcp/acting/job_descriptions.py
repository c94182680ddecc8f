"""What a model must know of each tool of background jobs."""

from typing import Final

from emrdx.mcp.budget import Budget
from emrdx.mcp.description import Description

_LISTED: Final = Budget(usual=1_500)

EXPORT: Final = Description(
    title="Start an export of findings",
    when="The user wants many findings as files in S3, for Athena or a notebook. For a few use list_failures.",
    needs=(
        "output_s3_uri (from the user, below a place that the operator allows). application_id, job_run_id, kinds, "
        "min_confidence, created_at_after, created_at_before narrow it; dry_run checks all and starts nothing."
    ),
    returns="job_id, state, client_token, where it writes, and about how many findings.",
    after="get_job_status with job_id; the same client_token starts no second export.",
)
BACKFILL: Final = Description(
    title="Start diagnosing past runs",
    when="The user wants diagnoses of runs that failed before emrdx watched. A run of today needs no such job.",
    needs=(
        "application_ids and created_at_after (from the user, ISO 8601); max_job_runs bounds it; reclassify looks "
        "again at runs that have a finding; dry_run starts nothing."
    ),
    returns="job_id, state, client_token.",
    after="get_job_status with job_id, then list_failures.",
)
STATUS: Final = Description(
    title="Get a background job's status",
    when="How is a job that start_findings_export_job or start_findings_backfill_job started? It changes nothing.",
    needs="job_id (from the start or list_background_jobs); wait_seconds, up to 20, to wait for its end.",
    returns="state, progress, then result or error; state not_found for an id that is not yours.",
    after="get_job_status again after poll_after_seconds, until the state is succeeded, failed or cancelled.",
)
LIST: Final = Description(
    title="List background jobs",
    when="Which jobs did I start, and how are they?",
    needs="nothing; job_type and job_status narrow it, next_token goes on.",
    returns="your own jobs, newest first, and next_token.",
    after="get_job_status for one job's result or error.",
    budget=_LISTED,
)
CANCEL: Final = Description(
    title="Cancel a background job",
    when="The user wants a job ended that has not. What it wrote stays.",
    needs="job_id (from the start or list_background_jobs).",
    returns="the job as it stands: cancelled, or running until its worker looks.",
    after="get_job_status until the state is cancelled.",
)
