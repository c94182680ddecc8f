-- /// scenario
-- id = "c1602"
-- kind = "data.invalid_value"
-- also = []
-- why = "A bigint value does not fit into the int column that the rows are inserted into."
-- name = "load_readings"
-- engine = "3.5"
-- ///
CREATE TABLE readings (meter INT, reading INT) USING parquet;
CREATE TEMPORARY VIEW raw AS SELECT CAST(id AS INT) AS meter, id * id * 400 AS reading FROM range(3000);
SELECT count(*) FROM raw;
INSERT INTO readings SELECT meter, reading FROM raw;
SELECT max(reading) FROM readings;
