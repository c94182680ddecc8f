-- /// scenario
-- id = "c774"
-- kind = "submit.bad_config"
-- also = ["sql.analysis"]
-- why = "The table's Parquet codec is none that Parquet knows."
-- name = "archive_events"
-- engine = "3.4"
-- ///
create table archive (id bigint, kind string) using parquet options (compression 'brotli9');
insert into archive select id, 'k' from range(20);
