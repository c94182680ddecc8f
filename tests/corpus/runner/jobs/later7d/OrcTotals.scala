// /// scenario
// id = "c1533"
// kind = "data.corrupt_file"
// also = []
// why = "One of the ORC files is cut off, so that its footer cannot be read."
// name = "orc_totals"
// main_class = "com.acme.OrcTotals"
// engine = "3.5"
// ///
package com.acme

import java.io.RandomAccessFile
import java.nio.file.{Files, Paths}
import org.apache.spark.sql.SparkSession

object OrcTotals {
  private def receive(spark: SparkSession): Unit = {
    spark.range(0, 9000, 1, 3).selectExpr("id", "id % 11 AS depot", "id * 3 AS weight").write.orc("/mnt/in/weights")
    val parts = Files.list(Paths.get("/mnt/in/weights")).toArray.map(_.toString).filter(_.endsWith(".orc")).sorted
    val file = new RandomAccessFile(parts(1), "rw")
    file.setLength(file.length() / 2)
    file.close()
    Files.deleteIfExists(Paths.get("/mnt/in/weights/." + Paths.get(parts(1)).getFileName + ".crc"))
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("orc_totals").getOrCreate()
    receive(spark)
    val weights = spark.read.schema("id LONG, depot LONG, weight LONG").orc("/mnt/in/weights")
    weights.groupBy("depot").sum("weight").orderBy("depot").show()
    spark.stop()
  }
}
