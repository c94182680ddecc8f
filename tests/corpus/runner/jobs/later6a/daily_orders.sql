-- /// scenario
-- id = "c1316"
-- kind = "sql.syntax"
-- why = "A placeholder of the template was not filled in, and braces do not parse."
-- name = "daily_orders"
-- engine = "3.4"
-- ///
CREATE TEMPORARY VIEW orders AS SELECT id, date_add(date'2026-11-01', cast(id % 20 AS int)) AS day, id * 2 AS cents FROM range(400);
SELECT count(*) FROM orders;
CREATE TABLE orders_by_day USING parquet AS
SELECT day, sum(cents) AS cents
FROM orders
WHERE day = DATE '2026-11-20' AND shop IN ({{ params.shops }})
GROUP BY day;
SELECT * FROM orders_by_day;
