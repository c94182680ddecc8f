-- /// scenario
-- id = "c1438"
-- kind = "sql.function_not_found"
-- also = []
-- why = "The script calls a function of another engine that Spark does not have."
-- name = "name_keys"
-- engine = "3.5"
-- ///
CREATE TEMPORARY VIEW people AS SELECT id, concat('name ', id) AS name FROM range(10);
SELECT id, strpos_ci(name, 'NAME') AS pos FROM people;
SELECT count(*) FROM people;
