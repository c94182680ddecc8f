-- /// scenario
-- id = "c242"
-- kind = "sql.table_not_found"
-- why = "The database does not exist."
-- name = "marts"
-- engine = "4.0"
-- dress = ["ci"]
-- ///
SELECT 'starting' AS state;
USE marts_eu;
CREATE TABLE kpi AS SELECT 1 AS id;
