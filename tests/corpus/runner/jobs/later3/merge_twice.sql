-- /// scenario
-- id = "c769"
-- kind = "data.invalid_value"
-- also = ["sql.analysis", "code.python_exception"]
-- hard = true
-- why = "Two source rows match one target row of a MERGE."
-- name = "merge_customers"
-- engine = "3.5"
-- jars = ["delta"]
-- ///
create table delta.`/mnt/lake/customers` (id bigint, mail string) using delta;
insert into delta.`/mnt/lake/customers` values (1, 'a@acme.example'), (2, 'b@acme.example');
create temporary view changes as select * from values (1, 'x@acme.example'), (1, 'y@acme.example') as c(id, mail);
merge into delta.`/mnt/lake/customers` t using changes c on t.id = c.id when matched then update set mail = c.mail;
