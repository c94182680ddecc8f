-- /// scenario
-- id = "c1502"
-- kind = "data.path_exists"
-- also = ["sql.analysis"]
-- why = "The table that the new one should be renamed to exists already."
-- name = "swap_tables"
-- engine = "3.5"
-- ///
CREATE TABLE prices USING parquet AS SELECT id AS sku, id * 2 AS price FROM range(20);
CREATE TABLE prices_new USING parquet AS SELECT id AS sku, id * 3 AS price FROM range(20);
SELECT count(*) FROM prices_new;
ALTER TABLE prices_new RENAME TO prices;
SELECT sum(price) FROM prices;
