-- /// scenario
-- id = "c1371"
-- kind = "sql.unresolved_column"
-- why = "Times in milliseconds since 1970; the second statement names a column that the view lacks."
-- name = "unsold"
-- engine = "4.0"
-- logging = "foreign_epoch"
-- ///
CREATE TEMPORARY VIEW tickets AS SELECT id AS ticket, id % 12 AS block, id % 5 = 0 AS sold FROM range(600);
SELECT block, count(*) AS n FROM tickets WHERE NOT sold GROUP BY block ORDER BY n DESC LIMIT 3;
SELECT block, sum(price_net) AS lost FROM tickets WHERE NOT sold GROUP BY block;
