// /// scenario
// id = "c1385"
// kind = "code.jvm_exception"
// why = "Days and months in German words; the job parses a time of day that does not exist on the driver."
// name = "fahrplan"
// engine = "3.4"
// logging = "foreign_words"
// main_class = "Fahrplan"
// [conf]
// "spark.driver.extraJavaOptions" = "-Duser.language=de -Duser.country=DE"
// ///
import java.time.LocalTime
import org.apache.spark.sql.SparkSession

object Fahrplan {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    import spark.implicits._
    val halte = Seq(("Hbf", "23:58"), ("Nordpark", "24:03"), ("Messe", "0:09")).toDF("halt", "ab")
    val zeiten = halte.as[(String, String)].collect().map { case (halt, ab) => halt -> LocalTime.parse(ab) }
    println(zeiten.length)
    spark.stop()
  }
}
