-- /// scenario
-- id = "c625"
-- kind = "sql.analysis"
-- also = []
-- why = "A selected column is neither grouped nor aggregated."
-- name = "revenue_share"
-- engine = "4.0"
-- ///
create temporary view sales as select id, id % 4 as region, id % 9 as product, id * 1.1 as amount from range(90);
select region, product, sum(amount) as revenue, sum(amount) / (select sum(amount) from sales) as share
from sales
group by region
order by revenue desc;
