-- /// scenario
-- id = "c1607"
-- kind = "sql.syntax"
-- also = []
-- why = "The script has a QUALIFY clause, which this Spark does not parse."
-- name = "last_orders"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW orders AS SELECT id AS order_id, id % 70 AS customer, id * 2.5D AS total FROM range(900);
SELECT count(DISTINCT customer) FROM orders;
SELECT customer, order_id, total
FROM orders
WHERE total > 10
QUALIFY row_number() OVER (PARTITION BY customer ORDER BY order_id DESC) = 1;
