-- /// scenario
-- id = "c1637"
-- kind = "none"
-- also = []
-- why = "The script succeeds; the errors that it counts are data."
-- name = "water_levels"
-- engine = "3.5"
-- ///
CREATE TEMPORARY VIEW probes AS
SELECT id AS probe, id % 40 AS level, if(id % 97 = 0, 'ERROR sensor failed: timeout', 'ok') AS state FROM range(2000);
CREATE TABLE levels USING parquet AS SELECT probe, level FROM probes WHERE state = 'ok';
SELECT state, count(*) AS n FROM probes GROUP BY state ORDER BY n;
SELECT probe, level, rank() OVER (ORDER BY level DESC, probe) AS place FROM levels LIMIT 3;
DROP TABLE levels;
