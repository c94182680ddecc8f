"""The MCP server: findings for agents, read-only, bounded, typed."""
