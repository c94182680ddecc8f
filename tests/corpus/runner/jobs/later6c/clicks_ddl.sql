-- /// scenario
-- id = "c1441"
-- kind = "dependency.class_missing"
-- also = []
-- why = "The JSON SerDe's class of the table is not on the classpath."
-- name = "clicks_ddl"
-- engine = "3.5"
-- conf = { "spark.sql.warehouse.dir" = "/tmp/warehouse", "spark.sql.catalogImplementation" = "hive" }
-- ///
CREATE TABLE pages (id INT, url STRING) STORED AS PARQUET;
CREATE TABLE clicks (id INT, page INT) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION '/tmp/clicks';
SELECT count(*) FROM clicks JOIN pages ON clicks.page = pages.id;
