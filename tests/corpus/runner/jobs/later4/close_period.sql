-- /// scenario
-- id = "c894"
-- kind = "sql.analysis"
-- also = []
-- why = "UPDATE is asked of a table format that has no updates."
-- name = "close_period"
-- engine = "3.5"
-- ///
CREATE TABLE IF NOT EXISTS periods (name STRING, open BOOLEAN) USING parquet;
INSERT INTO periods VALUES ('2026-10', true), ('2026-11', true);
UPDATE periods SET open = false WHERE name = '2026-10';
