# /// scenario
# id = "c258"
# kind = "dependency.resolution_failed"
# also = ["network.unreachable", "service.unavailable"]
# why = "The archive named in --py-files cannot be downloaded: the server answers 404."
# name = "uses_lib"
# services = ["http"]
# engine = "4.0"
# submit = ["--py-files", "http://api.partner.example/status/404/deps.zip"]
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(3).show()
