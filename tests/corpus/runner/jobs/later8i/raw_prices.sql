-- /// scenario
-- id = "c1688"
-- kind = "data.malformed_record"
-- also = ["data.invalid_value"]
-- why = "A line does not fit the schema that from_csv gets, and its mode is FAILFAST."
-- name = "raw_prices"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW lines AS SELECT concat('P', id, ',', if(id = 173, '4.x9', string(id / 4)), ',2026-11-21') AS line FROM range(300);
SELECT count(*) AS lines FROM lines;
CREATE TABLE prices USING parquet AS SELECT r.* FROM (SELECT from_csv(line, 'product STRING, price DOUBLE, day DATE', map('mode', 'FAILFAST')) AS r FROM lines);
SELECT max(price) FROM prices;
