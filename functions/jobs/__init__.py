"""Background jobs: exports and backfills, in the stacks that ask for them."""
