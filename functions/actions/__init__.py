"""The acting MCP server behind a function URL of its own."""
