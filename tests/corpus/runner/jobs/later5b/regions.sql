-- /// scenario
-- id = "c1103"
-- kind = "data.invalid_value"
-- also = ["data.schema_mismatch"]
-- why = "A value is longer than the table's VARCHAR column allows."
-- dress = ['entrypoint:regions-driver']
-- name = "regions"
-- engine = "3.5"
-- ///
CREATE TABLE regions (id BIGINT, code VARCHAR(3)) USING parquet;
INSERT INTO regions VALUES (1, 'EMA'), (2, 'APA');
CREATE TEMPORARY VIEW feed AS SELECT id + 10 AS id, concat('R', id * 7919) AS code FROM range(4);
INSERT INTO regions SELECT id, code FROM feed;
SELECT count(*) FROM regions;
