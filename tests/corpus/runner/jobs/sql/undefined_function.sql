-- /// scenario
-- id = "c108"
-- kind = "sql.function_not_found"
-- why = "The function date_spine is not defined."
-- name = "calendar"
-- engine = "4.0"
-- ///
SELECT 1;
SELECT date_spine('2026-01-01', 7) AS day;
