-- /// scenario
-- id = "c1306"
-- kind = "dependency.class_missing"
-- why = "The table's SerDe class is on no jar of the job."
-- name = "clicks_raw"
-- engine = "3.5"
-- [files]
-- "in/clicks.json" = "{\"page\": \"a\"}\n"
-- ///
CREATE TABLE clicks_raw (page STRING) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION '/home/hadoop/in';
SELECT page, count(*) FROM clicks_raw GROUP BY page;
