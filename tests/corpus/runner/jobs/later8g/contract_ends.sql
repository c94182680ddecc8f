-- /// scenario
-- id = "c1625"
-- kind = "data.invalid_value"
-- also = []
-- why = "The text 2026-02-30 is no date, so the conversion fails in ANSI mode."
-- name = "contract_ends"
-- engine = "4.0"
-- ///
CREATE TEMPORARY VIEW contracts AS
SELECT * FROM VALUES (1, '2026-01-31'), (2, '2026-02-28'), (3, '2026-02-30'), (4, '2026-03-31') AS t(contract, ends);
SELECT count(*) FROM contracts;
CREATE TABLE contract_ends USING parquet AS
SELECT contract, to_date(ends, 'yyyy-MM-dd') AS ends FROM contracts;
SELECT max(ends) FROM contract_ends;
