"""From the readings that rules support to the root cause among them."""
