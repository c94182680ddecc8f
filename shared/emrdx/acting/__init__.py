"""Acting on job runs: start, read, cancel, list, open the dashboard, retry with a finding's fix.

Plain functions over an EMR Serverless client. Every request is checked against botocore's model of the service
before a call, every answer is redacted and bounded. Nothing here knows MCP.
"""
