-- /// scenario
-- id = "c631"
-- kind = "data.path_exists"
-- also = ["sql.analysis"]
-- why = "CREATE TABLE AS SELECT points at a folder that holds files already."
-- name = "rebuild_summary"
-- engine = "3.5"
-- before = "mkdir -p /mnt/lake/summary && echo x > /mnt/lake/summary/part-0.txt"
-- ///
create temporary view events as select id, id % 3 as kind from range(30);
create table summary using parquet location 'file:/mnt/lake/summary' as select kind, count(*) as n from events group by kind;
select * from summary;
