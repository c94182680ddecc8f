"""Tools that read a run and its logs from AWS when asked, for runs that have no finding yet.

They need the collector and rights that the reading server never has, so they live in a package of their own that
its bundle leaves out.
"""

from emrdx.mcp.live.source import Source
from emrdx.mcp.live.tools import add_live_tools

__all__ = ["Source", "add_live_tools"]
