-- /// scenario
-- id = "c1676"
-- kind = "sql.function_not_found"
-- also = ["sql.analysis"]
-- why = "The script calls split_part with two arguments, it wants three."
-- name = "part_codes"
-- engine = "3.5"
-- ///
CREATE TEMPORARY VIEW parts AS SELECT concat('A', id % 7, '-', id) AS code, id % 30 AS bin FROM range(400);
SELECT bin, count(*) AS n FROM parts GROUP BY bin ORDER BY bin LIMIT 3;
SELECT split_part(code, '-') AS family, count(*) AS n FROM parts GROUP BY 1;
