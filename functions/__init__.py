"""Lambda entry points: decode, call one use case, encode. No decisions."""
