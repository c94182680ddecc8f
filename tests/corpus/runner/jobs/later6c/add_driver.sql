-- /// scenario
-- id = "c1446"
-- kind = "dependency.resolution_failed"
-- also = ["network.unreachable"]
-- why = "The script adds a jar by its Maven coordinates, which cannot be resolved."
-- name = "add_driver"
-- engine = "4.0"
-- ///
SELECT current_date();
ADD JAR ivy://org.postgresql:postgresql:42.7.99;
SELECT count(*) FROM range(10);
