-- /// scenario
-- id = "c1565"
-- kind = "data.malformed_record"
-- also = []
-- why = "A line of the JSON input is cut off and the view reads with FAILFAST; schema inference stops at it."
-- name = "permits"
-- engine = "3.5"
-- before = "mkdir -p /mnt/in/permits; for i in $(seq 1 40); do echo \"{\\\"permit\\\": $i, \\\"street\\\": \\\"S$((i % 7))\\\", \\\"days\\\": $((i % 5))}\"; done > /mnt/in/permits/part-0.json; echo '{\"permit\": 41, \"street\": \"S3\", \"da' >> /mnt/in/permits/part-0.json"
-- ///
CREATE TEMPORARY VIEW streets AS SELECT concat('S', id) AS street, id AS ward FROM range(7);
CREATE TEMPORARY VIEW permits USING json OPTIONS (path '/mnt/in/permits', mode 'FAILFAST');
SELECT ward, sum(days) AS days FROM permits JOIN streets USING (street) GROUP BY ward ORDER BY ward;
