"""The findings table: what it is, what is written to it and when, and how it is asked."""
