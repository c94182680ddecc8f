"""How a run ended: what reached the top, what the program went on after, and what its own words say of it."""
