"""The diagnosis as it is told: its proof, confidence, fixes, notes and fingerprint."""
