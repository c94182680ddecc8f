// /// scenario
// id = "c1368"
// kind = "data.path_not_found"
// also = ["code.jvm_exception"]
// why = "A PowerShell redirection's UTF-16 file; the system says in German that the plan's file does not exist."
// name = "lieferplan"
// engine = "3.5"
// main_class = "Lieferplan"
// dress = ["driver", "utf16"]
// [env]
// LANGUAGE = "de"
// [conf]
// "spark.driver.extraJavaOptions" = "-Duser.language=de -Duser.country=DE"
// ///
import java.nio.charset.StandardCharsets
import org.apache.spark.sql.SparkSession
import scala.io.Source

object Lieferplan {
  private def tage(datei: String): Seq[String] = {
    val quelle = Source.fromInputStream(new java.io.FileInputStream(datei), StandardCharsets.UTF_8.name)
    try quelle.getLines().toList finally quelle.close()
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    println("Touren: " + spark.range(120).count())
    val plan = tage("/mnt/eingang/lieferplan_kw47.txt")
    println(plan.size)
    spark.stop()
  }
}
