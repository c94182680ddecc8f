-- /// scenario
-- id = "c1297"
-- kind = "memory.driver_oom"
-- hard = true
-- why = "The shell brings millions of rows to the driver to print them, and its heap is too small for them; the error stands in a warning about a remote block, the job's end speaks of block data."
-- name = "export_all"
-- engine = "3.5"
-- cluster = "standalone"
-- timeout = 300
-- conf = { "spark.driver.memory" = "512m", "spark.driver.maxResultSize" = "0" }
-- ///
CREATE TEMPORARY VIEW events AS SELECT id, uuid() AS session, concat('https://shop.example/p/', id % 1000) AS url FROM range(0, 6000000, 1, 6);
SELECT count(*) FROM events;
SELECT * FROM events ORDER BY id;
