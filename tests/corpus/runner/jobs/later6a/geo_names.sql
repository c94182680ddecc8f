-- /// scenario
-- id = "c1307"
-- kind = "dependency.resolution_failed"
-- also = ["network.unreachable"]
-- why = "ADD JAR names an artifact that cannot be downloaded from any repository."
-- name = "geo_names"
-- engine = "4.0"
-- timeout = 240
-- ///
CREATE TEMPORARY VIEW places AS SELECT id, id * 0.5 AS lat, id * 0.25 AS lon FROM range(20);
ADD JAR ivy://com.acme.geo:geo-udfs:2.1.0?transitive=false;
CREATE TEMPORARY FUNCTION geohash AS 'com.acme.geo.GeoHash';
SELECT geohash(lat, lon), count(*) FROM places GROUP BY 1;
