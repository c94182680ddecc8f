"""Which run an answer is about, and what of its logs was read, in text that may leave."""

from datetime import UTC, datetime

from emrdx.model import Evidence, JobRun
from emrdx.redaction import Redacted, RedactionSession, identifier
from emrdx.schemas import Coverage, RunFacts, SourceCoverage


def run_facts(run: JobRun, session: RedactionSession) -> RunFacts:
    """What the service says of the run."""
    return RunFacts(
        account=_id(run.account, session),
        region=_id(run.region, session),
        application_id=_id(run.application_id, session),
        application_name=session.text(run.application.name)
        if run.application and run.application.name
        else None,
        job_run_id=_id(run.job_run_id, session),
        attempt=run.attempt,
        name=session.text(run.name) if run.name else None,
        state=_id(run.state, session),
        created_at=_time(run.created_at),
        started_at=_time(run.started_at),
        ended_at=_time(run.ended_at),
        release=_id(run.release, session),
        mode=_id(run.mode, session),
    )


def _id(text: str | None, session: RedactionSession) -> Redacted | None:
    return _path(text, session) if text else None


def _time(moment: datetime | None) -> Redacted | None:
    if moment is None:
        return None
    return identifier(moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def coverage(evidence: Evidence, session: RedactionSession) -> Coverage:
    """Every source with what became of it and how many bytes were read."""
    sources = tuple(
        SourceCoverage(
            source=_path(source.ref.path, session),
            status=source.status,
            bytes_compressed=source.bytes_compressed,
            bytes_decompressed=source.bytes_decompressed,
        )
        for source in evidence.sources
    )
    return Coverage(
        sources=sources,
        bytes_compressed=sum(source.bytes_compressed for source in sources),
        bytes_decompressed=sum(source.bytes_decompressed for source in sources),
    )


def _path(path: str, session: RedactionSession) -> Redacted:
    try:
        return identifier(path)
    except ValueError:
        return session.text(path)
