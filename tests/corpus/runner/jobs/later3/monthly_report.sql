-- /// scenario
-- id = "c620"
-- kind = "sql.unresolved_column"
-- also = []
-- why = "The outer query asks for a column that the common table expression does not pass on."
-- name = "monthly_report"
-- engine = "3.4"
-- ///
create temporary view orders as select id, id % 5 as shop, id * 2.5 as amount, date_add(date'2026-10-01', cast(id % 30 as int)) as day from range(100);
with daily as (
  select day, shop, sum(amount) as revenue from orders group by day, shop
)
select month(day) as month, sum(revenue) as revenue, count(distinct customer_id) as customers
from daily
group by month(day);
