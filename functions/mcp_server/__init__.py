"""The reading MCP server behind a function URL."""
