-- /// scenario
-- id = "c1427"
-- kind = "none"
-- also = []
-- why = "The script succeeds; it only has warnings, and a value that names an error."
-- name = "weekly_cube"
-- engine = "3.5"
-- conf = { "spark.sql.warehouse.dir" = "/tmp/warehouse", "spark.sql.catalogImplementation" = "hive" }
-- ///
DROP TABLE IF EXISTS weekly_cube;
CREATE TABLE weekly_cube USING parquet AS
SELECT id % 3 AS shop, id % 2 AS kind, sum(id) AS total FROM range(200) GROUP BY CUBE (id % 3, id % 2);
SELECT shop, total, rank() OVER (ORDER BY total DESC) AS place FROM weekly_cube WHERE shop IS NOT NULL;
SELECT 'last incident: MetaException Unable to instantiate' AS note, count(*) FROM weekly_cube;
