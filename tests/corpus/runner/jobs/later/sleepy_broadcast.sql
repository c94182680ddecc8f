-- /// scenario
-- id = "c231"
-- kind = "timeout.broadcast"
-- why = "The broadcast side sleeps longer than spark.sql.broadcastTimeout."
-- name = "regions"
-- engine = "4.0"
-- conf = { "spark.sql.broadcastTimeout" = "1", "spark.sql.adaptive.enabled" = "false" }
-- ///
CREATE TEMPORARY VIEW regions AS SELECT id, java_method('java.lang.Thread', 'sleep', 900L + id) AS nap FROM range(0, 6, 1, 1);
SELECT /*+ BROADCAST(r) */ o.id, r.nap FROM range(20) o JOIN regions r ON o.id = r.id;
