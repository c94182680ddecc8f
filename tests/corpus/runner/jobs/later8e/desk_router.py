# /// scenario
# id = "c1555"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "The job's own UnroutedTicket; the AccessControlException and the OutOfMemoryError are texts of the tickets."
# name = "desk_router"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession


class UnroutedTicket(Exception):
    """A ticket for which there is no desk."""


DESKS = {"OutOfMemoryError": "platform", "UnknownHostException": "network", "invoice": "billing"}
spark = SparkSession.builder.getOrCreate()
tickets = spark.createDataFrame(
    [
        (8801, "report job died: java.lang.OutOfMemoryError: GC overhead limit exceeded"),
        (8802, "where is my invoice of October?"),
        (8803, "SFTP drop: java.net.UnknownHostException: drop.partner.example"),
        (
            8804,
            "org.apache.hadoop.security.AccessControlException: Permission denied: user=etl, access=WRITE, inode=/lake",
        ),
    ],
    "ticket int, text string",
)
for row in tickets.orderBy("ticket").collect():
    desk = next((d for word, d in DESKS.items() if word in row.text), None)
    if desk is None:
        raise UnroutedTicket(f"ticket {row.ticket} has no desk: {row.text}")
    print(f"{row.ticket} -> {desk}: {row.text}")
