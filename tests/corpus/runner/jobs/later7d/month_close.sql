-- /// scenario
-- id = "c1531"
-- kind = "none"
-- also = []
-- why = "The script succeeds; it only has a performance WARN, and the rejected rows are data."
-- name = "month_close"
-- engine = "3.5"
-- ///
DROP TABLE IF EXISTS bookings;
CREATE TABLE bookings USING parquet AS SELECT id, id % 5 AS account, CASE WHEN id % 40 = 0 THEN 'rejected: timeout' ELSE 'posted' END AS state FROM range(200);
SELECT account, count(*) FROM bookings GROUP BY account ORDER BY account;
SELECT state, count(*), rank() OVER (ORDER BY count(*)) FROM bookings GROUP BY state;
