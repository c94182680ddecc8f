"""The CDK app: what exists, and who may touch what."""
