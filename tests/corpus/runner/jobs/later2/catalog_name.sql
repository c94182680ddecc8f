-- /// scenario
-- id = "c440"
-- kind = "sql.table_not_found"
-- also = []
-- why = "The query names a schema that the Iceberg catalog does not have."
-- name = "orders_by_day"
-- engine = "4.0"
-- jars = ["iceberg"]
-- ///
create namespace if not exists lake.sales_dev;
create table if not exists lake.sales_dev.orders (id bigint, day date) using iceberg;
insert into lake.sales_dev.orders values (1, current_date());
select day, count(*) from lake.sales.orders group by day;
