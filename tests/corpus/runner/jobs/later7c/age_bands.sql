-- /// scenario
-- id = "c1512"
-- kind = "sql.function_not_found"
-- also = []
-- why = "width_bucket is called with three arguments, it wants four."
-- name = "age_bands"
-- engine = "3.5"
-- ///
CREATE TEMPORARY VIEW members AS SELECT id AS member, id % 90 AS age FROM range(400);
SELECT count(*) FROM members;
SELECT width_bucket(age, 0, 90) AS band, count(*) FROM members GROUP BY 1;
