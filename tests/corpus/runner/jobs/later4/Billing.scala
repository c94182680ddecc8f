// /// scenario
// id = "c910"
// kind = "submit.entry_point_missing"
// also = []
// why = "The class that the submission names is not in the application's jar."
// name = "billing-7.1"
// main_class = "com.acme.billing.Billing"
// engine = "4.0"
// ///
package com.acme

object Billing {
  def main(args: Array[String]): Unit = println("billing")
}
