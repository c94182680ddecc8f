// /// scenario
// id = "c246"
// kind = "code.jvm_exception"
// hard = true
// why = "The job's own validation exception on a Future's thread; its message quotes an OutOfMemoryError as data."
// name = "validate-8"
// main_class = "com.acme.Validate"
// ///
package com.acme

import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration._
import ExecutionContext.Implicits.global
import org.apache.spark.sql.SparkSession

class ValidationException(message: String) extends RuntimeException(message)

object Validate {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("validate").getOrCreate()
    val checks = Seq("rows", "dates").map { name =>
      Future {
        val n = spark.range(50).filter("id > 40").count()
        if (name == "dates") throw new ValidationException(s"check dates: 9 rows, note 'java.lang.OutOfMemoryError: seen upstream on 11/03'")
        n
      }
    }
    println(Await.result(Future.sequence(checks), 60.seconds))
  }
}
