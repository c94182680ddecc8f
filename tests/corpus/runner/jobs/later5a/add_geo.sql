-- /// scenario
-- id = "c1057"
-- name = "add_geo"
-- kind = "dependency.resolution_failed"
-- also = ["network.unreachable"]
-- why = "The script's ADD JAR names a package that no repository in reach serves."
-- engine = "3.5"
-- ///
SET spark.sql.shuffle.partitions = 2;
CREATE TABLE shops USING parquet LOCATION '/mnt/lake/shops' AS SELECT id, rand() * 90 AS lat, rand() * 180 AS lon FROM range(50);
ADD JAR ivy://com.acme.geo:spatial-udfs:2.7.1?transitive=false;
CREATE TEMPORARY FUNCTION cell AS 'com.acme.geo.Cell';
SELECT cell(lat, lon), count(*) FROM shops GROUP BY 1;
