-- /// scenario
-- id = "c638"
-- kind = "data.invalid_value"
-- also = ["data.schema_mismatch"]
-- why = "A value is too large for the target column of an insert."
-- name = "insert_small"
-- engine = "3.5"
-- ///
create table stock (item int, pieces smallint) using parquet;
create temporary view counted as select cast(id as int) as item, cast(id * 700 as int) as pieces from range(60);
insert into stock select item, pieces from counted;
select count(*) from stock;
