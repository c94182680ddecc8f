-- /// scenario
-- id = "c443"
-- kind = "sql.function_not_found"
-- also = ["sql.analysis"]
-- why = "regexp_replace is called with one argument."
-- name = "clean_phone"
-- engine = "3.5"
-- ///
create temporary view contacts as select concat('+49 (0)', id) as phone from range(10);
select regexp_replace(phone) from contacts;
