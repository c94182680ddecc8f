// /// scenario
// id = "c1128"
// kind = "service.unavailable"
// also = ["code.udf_exception"]
// hard = true
// why = "The quote service answers 502 in the tasks; the client's exception names the status, the driver's own text a number of shops."
// dress = ["dataproc:41b7c0d2e9f85a63"]
// name = "quotes-3.0"
// main_class = "com.acme.Quotes"
// engine = "3.5"
// services = ["http"]
// conf = { "spark.master" = "local[2,2]" }
// ///
package com.acme

import java.net.URI
import java.net.http.{HttpClient, HttpRequest, HttpResponse}

import org.apache.spark.sql.SparkSession

class QuoteFailure(text: String) extends Exception(text)

object Quotes {
  def quote(shop: Int): Int = {
    val request = HttpRequest.newBuilder(URI.create(s"http://api.partner.example/status/502/quotes/$shop")).build()
    val answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
    if (answer.statusCode() != 200) throw new QuoteFailure(s"GET ${request.uri()} -> ${answer.statusCode()} Bad Gateway")
    answer.body().length
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("quotes").getOrCreate()
    val shops = 1 to 4
    try println(spark.sparkContext.parallelize(shops, 2).map(quote).sum())
    catch { case _: Exception => throw new IllegalStateException(s"${shops.size} shops without quotes") }
  }
}
