-- /// scenario
-- id = "c1522"
-- kind = "data.invalid_value"
-- also = []
-- why = "A division by zero in ANSI mode, as a lot has no pieces."
-- name = "unit_costs"
-- engine = "4.0"
-- ///
CREATE TABLE lots USING parquet AS SELECT id AS lot, 120 + id AS cost, (id + 3) % 25 AS pieces FROM range(60);
SELECT count(*) FROM lots;
CREATE TABLE unit_costs USING parquet AS SELECT lot, cost / pieces AS unit_cost FROM lots;
SELECT max(unit_cost) FROM unit_costs;
