"""The only readers of logs: files, standard input, S3 objects and CloudWatch streams become `Evidence`."""

from emrdx.evidence.errors import UnreadableInput
from emrdx.evidence.late import is_late

__all__ = ["UnreadableInput", "is_late"]
