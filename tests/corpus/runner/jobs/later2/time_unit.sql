-- /// scenario
-- id = "c468"
-- kind = "submit.bad_config"
-- also = ["sql.analysis"]
-- why = "The script sets a configuration to a value of the wrong type."
-- name = "tune_join"
-- engine = "3.5"
-- ///
set spark.sql.shuffle.partitions = 200;
set spark.sql.autoBroadcastJoinThreshold = 10 Megabytes;
select count(*) from range(100) a join range(50) b on a.id = b.id;
