"""Tools that act: on job runs, and as background jobs. None is added to a server unless its operator asks for it."""

from emrdx.mcp.acting.job_tools import add_job_tools
from emrdx.mcp.acting.tools import add_acting_tools

__all__ = ["add_acting_tools", "add_job_tools"]
