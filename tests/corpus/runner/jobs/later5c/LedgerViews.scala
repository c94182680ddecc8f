// /// scenario
// id = "c1216"
// kind = "sql.table_not_found"
// also = ["code.jvm_exception"]
// hard = true
// why = "One of several futures reads a view that does not exist; the job wraps it twice and the console keeps another layout."
// name = "ledger_views"
// engine = "3.5"
// main_class = "LedgerViews"
// dress = ["layout:jul"]
// ///
import org.apache.spark.sql.SparkSession
import scala.concurrent.{Await, Future}
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration._

class StepFailed(step: String, cause: Throwable) extends Exception(s"step $step did not complete", cause)

object LedgerViews {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    spark.range(20).toDF("id").createOrReplaceTempView("postings")
    val steps = Seq("postings" -> "select count(*) from postings", "balances" -> "select max(id) from balances_eod")
    val running = Future.sequence(steps.map { case (name, text) =>
      Future(spark.sql(text).collect().mkString(",")).recoverWith { case e => Future.failed(new StepFailed(name, e)) }
    })
    try println(Await.result(running, 60.seconds))
    catch { case e: StepFailed => throw new IllegalStateException("ledger run stopped", e) }
  }
}
