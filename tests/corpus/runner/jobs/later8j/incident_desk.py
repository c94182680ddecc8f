# /// scenario
# id = "c1691"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "The driver unpacks a split text into two names and there are three parts: ValueError; the refused connection and the killed container are texts of the incidents that it prints."
# name = "incident_desk"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("incident_desk").getOrCreate()
incidents = spark.createDataFrame(
    [
        (411, "checkout/java.net.ConnectException: Connection refused (Connection refused)"),
        (412, "mart-load/Container killed by YARN for exceeding memory limits. 5.5 GB of 5.5 GB used"),
        (413, "search/org.postgresql.util.PSQLException: FATAL: password authentication failed"),
        (414, "feed/sftp/java.io.IOException: No space left on device"),
        (415, "checkout/timeout while waiting for a lock"),
    ],
    "id int, text string",
)
per_team = {}
for row in incidents.orderBy("id").collect():
    team, text = row.text.split("/")
    per_team.setdefault(team, []).append(row.id)
    print(f"ERROR {row.id} [{team}] {text}")
print({team: len(ids) for team, ids in per_team.items()})
