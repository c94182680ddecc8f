"""The MCP server that also reads AWS when asked."""
