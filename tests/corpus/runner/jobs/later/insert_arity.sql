-- /// scenario
-- id = "c235"
-- kind = "data.schema_mismatch"
-- also = ["sql.analysis"]
-- why = "The insert brings three columns for a table of two."
-- name = "daily_insert"
-- engine = "3.4"
-- ///
CREATE TABLE sales (id INT, amount DOUBLE) USING parquet;
INSERT INTO sales VALUES (1, 2.5);
INSERT INTO sales SELECT id, id * 1.5, current_date() FROM range(3);
