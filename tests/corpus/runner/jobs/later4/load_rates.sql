-- /// scenario
-- id = "c874"
-- kind = "data.path_not_found"
-- also = []
-- why = "The folder to load into the table does not exist."
-- name = "load_rates"
-- engine = "3.5"
-- ///
CREATE TABLE IF NOT EXISTS rates (currency STRING, rate DOUBLE) STORED AS TEXTFILE;
LOAD DATA INPATH '/mnt/landing/rates/2026-11-20' INTO TABLE rates;
SELECT count(*) FROM rates;
