// /// scenario
// id = "c1381"
// kind = "database.auth"
// also = ["database.connection"]
// why = "No logs; the state text quotes the database's refusal of the password before its wrapper."
// name = "agent-fees"
// engine = "3.5"
// jars = ["postgres"]
// services = ["postgres"]
// main_class = "AgentFees"
// dress = ["nologs"]
// state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed for user \"postgres\"\nException in thread \"main\" FeesNotLoaded:..."
// job_run = { state = "FAILED" }
// ///
import org.apache.spark.sql.SparkSession
import scala.util.{Failure, Success, Try}

class FeesNotLoaded(cause: Throwable) extends RuntimeException("fees of agents were not loaded", cause)

object AgentFees {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    val url = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres"
    val fees = Try(spark.read.format("jdbc").option("url", url).option("driver", "org.postgresql.Driver").option("dbtable", "fees").option("user", "postgres").option("password", "changed-in-june").load())
    fees match {
      case Success(frame) => println(frame.count())
      case Failure(problem) => throw new FeesNotLoaded(problem)
    }
  }
}
