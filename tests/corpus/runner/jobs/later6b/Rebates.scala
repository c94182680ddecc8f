// /// scenario
// id = "c1345"
// kind = "data.invalid_value"
// why = "A coloured layout of the log; a text of the rebate file cannot be cast to a number in ANSI mode."
// name = "rebates"
// engine = "4.0"
// logging = "ansi"
// main_class = "Rebates"
// [files]
// "rebates.csv" = """
// shop,rebate
// 11,4.50
// 12,3.25
// 13,n/a
// 14,1.00
// """
// ///
import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions._

object Rebates {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    val raw = spark.read.option("header", "true").csv("/home/hadoop/rebates.csv")
    val typed = raw.select(col("shop").cast("int"), col("rebate").cast("decimal(8,2)").as("rebate"))
    println(s"shops: ${raw.count()}")
    typed.groupBy().agg(sum("rebate")).show()
    spark.stop()
  }
}
