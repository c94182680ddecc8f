-- /// scenario
-- id = "c1548"
-- kind = "dependency.class_missing"
-- also = []
-- why = "The Iceberg data source is not on the classpath."
-- name = "open_lake"
-- engine = "4.0"
-- ///
CREATE TABLE cuts USING parquet AS SELECT id, id % 9 AS film FROM range(80);
SELECT film, count(*) FROM cuts GROUP BY film ORDER BY film;
CREATE TABLE cuts_lake (id BIGINT, film BIGINT) USING iceberg PARTITIONED BY (film);
INSERT INTO cuts_lake SELECT id, film FROM cuts;
