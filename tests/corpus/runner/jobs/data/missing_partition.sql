-- /// scenario
-- id = "c103"
-- kind = "data.path_not_found"
-- why = "The partition's folder that the statement reads does not exist."
-- name = "rollup"
-- engine = "4.0"
-- logging = "warn"
-- ///
CREATE TEMPORARY VIEW days AS SELECT explode(sequence(1, 3)) AS d;
SELECT count(*) FROM days;
SELECT store, sum(amount) FROM parquet.`/mnt/sales/dt=2026-11-20` GROUP BY store;
