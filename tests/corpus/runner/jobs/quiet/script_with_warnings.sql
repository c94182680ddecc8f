-- /// scenario
-- id = "c070"
-- kind = "none"
-- why = "The script's statements all succeed, with warnings about missing tables and statistics."
-- name = "cleanup"
-- ///
DROP TABLE IF EXISTS staging_old;
DROP VIEW IF EXISTS v_missing;
CREATE TABLE IF NOT EXISTS t_errors (code INT, message STRING) USING parquet;
INSERT INTO t_errors VALUES (503, 'java.io.IOException: No space left on device'), (403, 'AccessDenied');
SELECT message, count(*) FROM t_errors GROUP BY message;
SELECT try_cast('abc' AS INT), try_divide(1, 0);
