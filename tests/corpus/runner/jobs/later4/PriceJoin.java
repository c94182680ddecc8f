// /// scenario
// id = "c873"
// kind = "timeout.broadcast"
// also = []
// hard = true
// why = "The broadcast side takes longer than the broadcast timeout; the job's step runner throws its own exception without a cause."
// name = "price-join-1.0"
// main_class = "com.acme.PriceJoin"
// engine = "3.5"
// conf = { "spark.sql.broadcastTimeout" = "3", "spark.sql.adaptive.enabled" = "false" }
// ///
package com.acme;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class PriceJoin {
    private static final Logger LOG = LoggerFactory.getLogger(PriceJoin.class);

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("price-join").getOrCreate();
        spark.udf().register("price", (UDF1<Long, Double>) id -> {
            Thread.sleep(400);
            return id * 1.1;
        }, DataTypes.DoubleType);
        Dataset<Row> prices = spark.range(60).selectExpr("id as item", "price(id) as price");
        try {
            System.out.println(spark.range(600).selectExpr("id % 60 as item").join(broadcast(prices), "item").selectExpr("sum(price)").first());
        } catch (Exception problem) {
            LOG.warn("step prices: {}", problem.getMessage());
            throw new IllegalStateException("step prices failed");
        }
    }
}
