"""One module a tool: its description, the plain function that answers it, and the answer as text."""
