-- /// scenario
-- id = "c643"
-- kind = "data.empty_input"
-- also = ["data.path_not_found", "sql.analysis"]
-- why = "The folder of the table holds no ORC file from which a schema could be taken."
-- name = "orc_folder"
-- engine = "4.0"
-- before = "mkdir -p /mnt/landing/2026-11-21 && touch /mnt/landing/2026-11-21/_SUCCESS"
-- ///
create temporary view landing using orc options (path 'file:/mnt/landing/2026-11-21');
select count(*) from landing;
