-- /// scenario
-- id = "c892"
-- kind = "sql.function_not_found"
-- also = []
-- why = "The table function of the statement does not exist."
-- name = "expand_items"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW carts AS SELECT id, array(id, id + 1) AS items FROM range(8);
SELECT count(*) FROM carts;
SELECT * FROM flatten_items(4, 2);
