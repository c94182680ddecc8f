-- /// scenario
-- id = "c1033"
-- name = "month_end"
-- kind = "data.path_exists"
-- also = ["sql.analysis"]
-- why = "The script renames a table to a name that another table has."
-- engine = "3.4"
-- ///
CREATE TABLE balances_new USING parquet LOCATION '/mnt/lake/balances_new' AS SELECT id, id * 12.5 AS balance FROM range(300);
CREATE TABLE balances USING parquet LOCATION '/mnt/lake/balances' AS SELECT * FROM balances_new LIMIT 0;
ALTER TABLE balances_new RENAME TO balances;
