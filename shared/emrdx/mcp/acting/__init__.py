"""Tools that act on job runs. Nothing here is added to a server unless its operator asks for it."""

from emrdx.mcp.acting.tools import add_acting_tools

__all__ = ["add_acting_tools"]
