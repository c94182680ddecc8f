-- /// scenario
-- id = "c1027"
-- name = "rank_all"
-- also = []
-- kind = "disk.full"
-- why = "The local disk is too small for the shuffle of the script's second statement."
-- disk_mb = 12
-- conf = { "spark.local.dir" = "/mnt/local" }
-- ///
CREATE TABLE ranks USING parquet LOCATION '/mnt/out/ranks' AS SELECT id, id % 5 AS k FROM range(1000);
INSERT INTO ranks SELECT id, row_number() OVER (PARTITION BY id % 7 ORDER BY uuid()) FROM range(3000000);
