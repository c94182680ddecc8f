-- /// scenario
-- id = "c1690"
-- kind = "data.invalid_value"
-- also = []
-- why = "The product of two INT columns overflows in ANSI mode."
-- name = "fare_sums"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW trips AS
  SELECT CAST(id AS INT) AS trip, CAST(id * 9100 AS INT) AS metres, CAST(id % 70 AS INT) AS seats FROM range(50000);
SELECT count(*) AS trips FROM trips;
SELECT seats, count(*) AS trips, max(metres * seats) AS seat_metres FROM trips GROUP BY seats ORDER BY seats;
