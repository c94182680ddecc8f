"""A policy in front of somebody else's MCP server: calls are judged, hidden tools left out, all else passes."""
