-- /// scenario
-- id = "c767"
-- kind = "sql.table_not_found"
-- also = []
-- why = "The Iceberg table of the statement does not exist."
-- name = "compact_daily"
-- engine = "4.0"
-- jars = ["iceberg"]
-- ///
create namespace if not exists lake.sales;
create table lake.sales.orders (id bigint, day date) using iceberg partitioned by (day);
insert into lake.sales.orders values (1, date'2026-11-20');
select count(*) from lake.sales.order_items where day = date'2026-11-20';
