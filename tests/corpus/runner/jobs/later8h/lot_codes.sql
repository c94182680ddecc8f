-- /// scenario
-- id = "c1656"
-- kind = "data.invalid_value"
-- also = []
-- why = "A lot code has two parts only, so the third element of its array is out of bounds in ANSI mode."
-- name = "lot_codes"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW lots AS SELECT id AS lot, IF(id % 40 = 39, concat('W', id % 4, '-', id), concat('W', id % 4, '-', id, '-', id % 6)) AS code FROM range(200);
SELECT count(*) AS lots FROM lots;
CREATE TEMPORARY VIEW shelves AS SELECT lot, split(code, '-')[0] AS hall, int(split(code, '-')[2]) AS shelf FROM lots;
SELECT hall, max(shelf) AS shelves FROM shelves GROUP BY hall ORDER BY hall;
