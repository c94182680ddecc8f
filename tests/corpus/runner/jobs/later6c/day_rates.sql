-- /// scenario
-- id = "c1425"
-- kind = "data.invalid_value"
-- also = []
-- why = "A rate is divided by zero in ANSI mode."
-- name = "day_rates"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW trips AS SELECT id, id % 5 AS hours, id * 12 AS km FROM range(20);
SELECT count(*) FROM trips;
SELECT id, km / hours AS rate FROM trips ORDER BY rate DESC;
SELECT 'done';
