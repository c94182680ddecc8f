-- /// scenario
-- id = "c882"
-- kind = "data.invalid_value"
-- also = []
-- why = "A day without visits makes a division by zero."
-- name = "conversion"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW days AS SELECT id AS day, (id * 7) % 5 AS visits, id % 3 AS orders FROM range(12);
SELECT count(*) FROM days;
SELECT day, orders / visits AS rate FROM days ORDER BY day;
