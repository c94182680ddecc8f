-- /// scenario
-- id = "c1559"
-- kind = "sql.analysis"
-- also = []
-- why = "The window function lag needs an ordered window, and the script gives none."
-- name = "stock_moves"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW moves AS SELECT id AS move, id % 7 AS shelf, id % 31 AS day, (id * 5) % 40 AS pieces FROM range(900);
SELECT shelf, sum(pieces) AS pieces FROM moves GROUP BY shelf ORDER BY shelf;
SELECT shelf, day, pieces - lag(pieces, 1) OVER (PARTITION BY shelf) AS change FROM moves;
