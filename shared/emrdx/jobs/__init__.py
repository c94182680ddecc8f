"""Background jobs that survive their workers: exports of findings, diagnoses of past runs.

`api` is what callers ask, `store.JobStore` keeps jobs in the acting table (`table.ACTING_TABLE`), `worker` runs
them under a lease, `export` and `backfill` do the work and know nothing of leases or tables of jobs. `workshop`
gives a worker all that its jobs need; it alone knows the pipeline.
"""
