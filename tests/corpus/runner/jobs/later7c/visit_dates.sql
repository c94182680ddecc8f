-- /// scenario
-- id = "c1471"
-- kind = "data.invalid_value"
-- also = []
-- why = "Day 31 does not exist in a month of 30 days, so make_date refuses the values in ANSI mode."
-- name = "visit_dates"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW visits AS SELECT id AS visit, CAST(11 - id % 3 AS INT) AS month, CAST(20 + id % 12 AS INT) AS day FROM range(60);
SELECT month, count(*) AS n FROM visits GROUP BY month ORDER BY month;
CREATE TABLE visit_days USING parquet AS SELECT visit, make_date(2026, month, day) AS visited FROM visits;
SELECT min(visited), max(visited) FROM visit_days;
