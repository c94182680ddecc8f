-- /// scenario
-- id = "c1318"
-- kind = "sql.function_not_found"
-- why = "listagg came with Spark 4, this one does not know it."
-- name = "shop_lists"
-- engine = "3.5"
-- ///
CREATE TABLE shops USING parquet AS SELECT id, concat('shop-', id) AS name, id % 4 AS region FROM range(40);
SELECT region, count(*) FROM shops GROUP BY region;
SELECT region, listagg(name) AS names FROM shops GROUP BY region;
