-- /// scenario
-- id = "c1668"
-- kind = "sql.unresolved_column"
-- also = ["sql.analysis"]
-- why = "The struct driver has no field licence."
-- name = "fleet_view"
-- engine = "3.5"
-- ///
CREATE TEMPORARY VIEW fleet AS SELECT id AS van, named_struct('name', concat('d', id % 30), 'license', concat('L', id)) AS driver FROM range(90);
SELECT count(DISTINCT driver.name) AS drivers FROM fleet;
SELECT van, driver.licence FROM fleet WHERE driver.name = 'd7' ORDER BY van;
