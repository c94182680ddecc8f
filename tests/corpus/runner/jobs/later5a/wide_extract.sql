-- /// scenario
-- id = "c1024"
-- name = "wide_extract"
-- also = []
-- kind = "memory.result_too_large"
-- why = "The script's query returns more than spark.driver.maxResultSize lets pass."
-- engine = "3.4"
-- conf = { "spark.driver.maxResultSize" = "2m" }
-- ///
CREATE TEMPORARY VIEW wide AS SELECT id, concat_ws('-', transform(sequence(1, 40), n -> sha2(string(n * id), 256))) AS trail FROM range(4000);
SELECT count(*) FROM wide;
SELECT id, trail FROM wide ORDER BY id;
