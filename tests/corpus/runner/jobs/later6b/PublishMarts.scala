// /// scenario
// id = "c1352"
// kind = "data.path_exists"
// also = ["code.jvm_exception"]
// why = "A console of two parallel stages; the table that the job creates is there already."
// name = "publish-marts"
// engine = "3.5"
// main_class = "PublishMarts"
// dress = ["branches:marts"]
// [conf]
// "spark.sql.warehouse.dir" = "/mnt/warehouse"
// ///
import org.apache.spark.sql.SparkSession

object PublishMarts {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    import spark.implicits._
    val stock = Seq((1, "A4", 20), (2, "B7", 3)).toDF("item", "bin", "pieces")
    stock.groupBy("bin").sum("pieces").withColumnRenamed("sum(pieces)", "pieces").write.saveAsTable("bins")
    println("bins written")
    val full = stock.where($"pieces" > 10).select("bin", "pieces")
    full.write.saveAsTable("bins")
    spark.stop()
  }
}
