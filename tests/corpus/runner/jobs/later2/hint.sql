-- /// scenario
-- id = "c423"
-- kind = "memory.broadcast_too_large"
-- also = ["memory.driver_oom"]
-- why = "A raised threshold makes Spark broadcast a side of the join that the driver has no memory for."
-- name = "join_products"
-- engine = "4.0"
-- conf = { "spark.sql.autoBroadcastJoinThreshold" = "2g", "spark.driver.memory" = "480m", "spark.driver.maxResultSize" = "0" }
-- ///
create temporary view products as select id, concat('title of product ', id, ' in group ', id % 97) as title from range(0, 4000000, 1, 8);
create temporary view orders as select id * 3 as product, id from range(0, 9000000, 1, 8);
select max(p.title) from orders o join products p on o.product = p.id;
