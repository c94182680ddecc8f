"""The parts that answers are put together from."""

import pytest

from emrdx.mcp.parts import unread_parts
from emrdx.model import SourceStatus
from emrdx.redaction.text import stored
from emrdx.schemas import Coverage, SourceCoverage


@pytest.mark.parametrize("status", SourceStatus)
def test_a_source_that_was_not_seen_whole_is_told_with_its_status(status: SourceStatus) -> None:
    coverage = Coverage(sources=(SourceCoverage(source=stored("SPARK_DRIVER/stderr.gz"), status=status),))
    told = [(part.source, part.status) for part in unread_parts(coverage)]
    assert told == ([] if status.whole else [("SPARK_DRIVER/stderr.gz", status.value)])
