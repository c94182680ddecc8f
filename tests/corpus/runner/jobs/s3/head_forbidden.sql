-- /// scenario
-- id = "c031"
-- kind = "access.s3_denied"
-- why = "S3 forbids the HEAD request on the table's location, with an empty body."
-- name = "create_external"
-- jars = ["s3a"]
-- services = ["aws"]
-- [[aws]]
-- service = "s3"
-- op = "HeadObject"
-- status = 403
-- code = "AccessDenied"
-- ///
SELECT current_date();
CREATE TABLE visits USING parquet LOCATION 's3a://acme-analytics/visits/';
SELECT count(*) FROM visits;
