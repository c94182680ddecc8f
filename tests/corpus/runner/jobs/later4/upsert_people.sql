-- /// scenario
-- id = "c918"
-- kind = "dependency.class_missing"
-- also = []
-- why = "The table's data source, Hudi, is on no jar of the job."
-- name = "upsert_people"
-- engine = "4.0"
-- ///
CREATE TABLE people (id BIGINT, name STRING) USING hudi LOCATION '/mnt/lake/people';
INSERT INTO people VALUES (1, 'Ada');
