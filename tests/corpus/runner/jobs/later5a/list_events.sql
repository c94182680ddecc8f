-- /// scenario
-- id = "c1081"
-- name = "list_events"
-- also = []
-- kind = "memory.executor_oom"
-- why = "A task gathers more of the query's result than the heap of its executor holds."
-- engine = "3.5"
-- cluster = "standalone"
-- timeout = 200
-- dress = ["executors:1"]
-- conf = { "spark.driver.memory" = "512m", "spark.driver.maxResultSize" = "0" }
-- ///
CREATE TEMPORARY VIEW events AS SELECT id, concat_ws('', transform(sequence(1, 400), n -> uuid())) AS body FROM range(0, 60000, 1, 8);
SELECT id, body FROM events;
