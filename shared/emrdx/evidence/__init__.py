"""The only readers of logs: files, standard input, S3 objects and CloudWatch streams become `Evidence`."""

from emrdx.evidence.errors import UnreadableInput

__all__ = ["UnreadableInput"]
