"""The findings table: what it is, what is written to it and when, and how it is asked.

`reader.FindingReader` asks, `store.FindingStore` writes findings, `notices.NoticeLedger` leases notices, each
over a `client.Table`; `table.FINDINGS_TABLE` is the table itself as data.
"""
