-- /// scenario
-- id = "c1016"
-- name = "open_items"
-- also = []
-- kind = "database.query"
-- why = "PostgreSQL has no operator that compares the two columns of the query's join."
-- jars = ["postgres"]
-- services = ["postgres"]
-- engine = "3.4"
-- ///
CREATE TEMPORARY VIEW open_items USING jdbc OPTIONS (
  url 'jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres',
  query 'select c.relname, r.rolname from pg_class c join pg_roles r on c.relname = r.oid',
  driver 'org.postgresql.Driver', user 'postgres', password 's3cr3t');
CREATE TABLE items USING parquet LOCATION '/mnt/out/items' AS SELECT * FROM open_items;
