-- /// scenario
-- id = "c411"
-- kind = "data.schema_mismatch"
-- also = ["data.malformed_record"]
-- why = "The CSV file's header has other columns than the table declares."
-- name = "load_prices"
-- engine = "3.5"
-- files = { "in/p.csv" = "sku;price;currency\na;1;EUR\n" }
-- ///
create temporary view prices (sku string, currency string, price int)
using csv options (path 'file:///home/hadoop/in/p.csv', sep ';', header 'true', enforceSchema 'false');
create table if not exists totals as select currency, sum(price) as total from prices group by currency;
