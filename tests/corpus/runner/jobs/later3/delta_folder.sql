-- /// scenario
-- id = "c823"
-- kind = "data.path_not_found"
-- also = ["sql.table_not_found"]
-- why = "No Delta table lies at the path."
-- name = "refresh_gold"
-- engine = "4.0"
-- jars = ["delta"]
-- ///
create temporary view days as select date_add(date'2026-11-01', cast(id as int)) as day from range(20);
select count(*) from days d join delta.`/mnt/lake/silver_orders` s on d.day = s.day;
