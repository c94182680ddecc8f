-- /// scenario
-- id = "c1281"
-- kind = "memory.executor_oom"
-- why = "One group collects more text than an executor's heap holds."
-- name = "baskets"
-- engine = "4.0"
-- cluster = "standalone"
-- timeout = 300
-- conf = { "spark.task.maxFailures" = "2" }
-- ///
CREATE TEMPORARY VIEW lines AS SELECT id, id % 2 AS shop, repeat(uuid(), 60) AS note FROM range(0, 600000, 1, 4);
CREATE TABLE baskets USING parquet AS SELECT shop, collect_list(note) AS notes FROM lines GROUP BY shop;
SELECT shop, size(notes) FROM baskets;
