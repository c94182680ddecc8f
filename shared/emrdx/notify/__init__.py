"""Telling people of a finding: one summary, and how each channel shows it."""
