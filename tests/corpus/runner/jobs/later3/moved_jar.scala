// /// scenario
// id = "c660"
// kind = "submit.entry_point_missing"
// also = []
// hard = true
// why = "The application's jar is not at its path; Spark skips it with a warning and then cannot load the main class."
// name = "loyalty-2.8"
// main_class = "com.acme.Loyalty"
// entry = "/home/hadoop/jars/loyalty-2.8.jar"
// engine = "3.5"
// submit = ["--class", "com.acme.Loyalty"]
// ///
package com.acme

object Loyalty {
  def main(args: Array[String]): Unit = println("loyalty")
}
