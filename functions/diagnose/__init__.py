"""The diagnose function."""
