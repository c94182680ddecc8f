-- /// scenario
-- id = "c1085"
-- name = "by_day"
-- also = []
-- kind = "sql.unresolved_column"
-- why = "The script sets a session variable that it never declared."
-- engine = "4.0"
-- ///
DECLARE VARIABLE first_day DATE DEFAULT DATE'2026-11-01';
CREATE TEMPORARY VIEW visits AS SELECT id, date_add(DATE'2026-11-01', int(id % 20)) AS day FROM range(400);
SET VAR last_day = (SELECT max(day) FROM visits);
SELECT day, count(*) FROM visits WHERE day BETWEEN first_day AND last_day GROUP BY day;
