-- /// scenario
-- id = "c1099"
-- name = "warm_cache"
-- kind = "none"
-- also = ["unknown"]
-- hard = true
-- why = "The script ends well: the metastore's warnings do no harm, and what looks like an error is a row that it prints."
-- engine = "4.0"
-- args = ["--hiveconf", "x=1"]
-- conf = { "spark.sql.cli.print.header" = "true" }
-- ///
DROP TABLE IF EXISTS mart.hot_items;
CREATE TABLE hot_items USING parquet LOCATION '/mnt/out/hot_items' AS SELECT id, try_divide(id, id % 3) AS share, try_cast(concat('n', id) AS INT) AS n FROM range(60);
CACHE TABLE hot AS SELECT * FROM hot_items WHERE share IS NOT NULL;
SELECT 'ERROR: java.io.IOException: No space left on device' AS last_note, count(*) AS items FROM hot;
UNCACHE TABLE IF EXISTS hot;
