// /// scenario
// id = "c1373"
// kind = "memory.kryo_buffer"
// why = "GELF records; a value is larger than the Kryo buffer may grow."
// name = "panels"
// engine = "4.0"
// logging = "foreign_gelf"
// main_class = "Panels"
// [conf]
// "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
// "spark.kryoserializer.buffer.max" = "2m"
// ///
import org.apache.spark.sql.{Encoders, SparkSession}

object Panels {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    val curves = spark.range(1, 7, 1, 3).map(n => Array.fill(n.toInt * 90000)(n.toDouble))(Encoders.kryo[Array[Double]])
    println("curves: " + curves.repartition(2).collect().map(_.length).sum)
    spark.stop()
  }
}
