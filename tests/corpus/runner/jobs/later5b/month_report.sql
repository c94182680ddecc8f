-- /// scenario
-- id = "c1118"
-- kind = "sql.analysis"
-- why = "A selected column is neither grouped nor aggregated."
-- dress = ['powershell:D:\etl\month.ps1']
-- name = "month_report"
-- engine = "4.0"
-- jars = ["iceberg"]
-- ///
CREATE TABLE lake.db.visits (shop BIGINT, day STRING, amount DOUBLE) USING iceberg PARTITIONED BY (day);
INSERT INTO lake.db.visits SELECT id % 5, '2026-11-20', id * 1.5 FROM range(50);
INSERT INTO lake.db.visits SELECT id % 5, '2026-11-21', id * 2.5 FROM range(50);
SELECT shop, day, sum(amount) AS total FROM lake.db.visits GROUP BY shop ORDER BY total;
