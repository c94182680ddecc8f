// /// scenario
// id = "c761"
// kind = "network.timeout"
// also = ["code.jvm_exception"]
// hard = true
// why = "Java's HTTP client waits in vain for an answer; the job wraps the failure twice, in French."
// name = "taux-1.2"
// main_class = "com.acme.Taux"
// engine = "3.5"
// services = ["http"]
// env = { JAVA_TOOL_OPTIONS = "-Duser.language=fr -Duser.country=FR" }
// ///
package com.acme

import java.net.URI
import java.net.http.{HttpClient, HttpRequest, HttpResponse}
import java.time.Duration
import org.apache.spark.sql.SparkSession

class EchecLot(texte: String, cause: Throwable) extends Exception(texte, cause)

object Taux {
  def lire(): String = {
    val demande = HttpRequest.newBuilder(URI.create("http://api.partner.example/slow/taux")).timeout(Duration.ofSeconds(4)).build()
    try HttpClient.newHttpClient().send(demande, HttpResponse.BodyHandlers.ofString()).body()
    catch { case e: java.io.IOException => throw new IllegalStateException("lecture impossible", e) }
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("taux").getOrCreate()
    println("lignes: " + spark.range(30).count())
    try lire()
    catch { case e: Exception => throw new EchecLot("le lot du 20 novembre est en échec", e) }
  }
}
