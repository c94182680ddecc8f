"""The `emrdx` command."""
