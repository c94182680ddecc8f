-- /// scenario
-- id = "c1631"
-- kind = "sql.analysis"
-- also = []
-- why = "The correlated scalar subquery is not aggregated, so it may return more than one row."
-- name = "last_prices"
-- engine = "3.5"
-- ///
CREATE TEMPORARY VIEW items AS SELECT id AS item FROM range(40);
CREATE TEMPORARY VIEW prices AS SELECT id % 40 AS item, id AS day, id * 2 AS cents FROM range(400);
SELECT count(*) FROM prices;
SELECT i.item, (SELECT p.cents FROM prices p WHERE p.item = i.item) AS cents FROM items i;
