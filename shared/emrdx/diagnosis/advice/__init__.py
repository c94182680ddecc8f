"""What to change: values that fit the run, and that EMR Serverless would accept."""
