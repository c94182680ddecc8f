// /// scenario
// id = "c115"
// kind = "code.jvm_exception"
// hard = true
// why = "A Try of the Scala job holds a NoSuchElementException, its get is called much later; other failures were logged and recovered."
// name = "profile-6.1"
// main_class = "com.acme.Profile"
// ///
package com.acme

import scala.util.{Failure, Try}
import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

object Profile {
  private val log = LoggerFactory.getLogger("com.acme.Profile")

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("profile").getOrCreate()
    val limits = Map("gold" -> 5)
    val limit = Try(limits("silver"))
    val seed = Try(spark.read.parquet("/mnt/seed").count())
    seed match {
      case Failure(e) => log.warn("no seed", e)
      case _ =>
    }
    val rows = spark.range(50).count()
    println(s"rows $rows, limit ${limit.get}")
  }
}
