# /// scenario
# id = "c1321"
# kind = "code.udf_exception"
# why = "The job's own Python data source raises in its reader for one partition."
# name = "tariff_source"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.datasource import DataSource, DataSourceReader, InputPartition

TARIFFS = {"de": "base=12;night=9", "fr": "base=11;night=8", "at": "base=13;night="}


class TariffReader(DataSourceReader):
    def partitions(self):
        return [InputPartition(country) for country in TARIFFS]

    def read(self, partition):
        for pair in TARIFFS[partition.value].split(";"):
            name, cents = pair.split("=")
            yield partition.value, name, int(cents or self.default(partition.value))

    def default(self, country):
        return {"de": 10, "fr": 9}[country]


class TariffSource(DataSource):
    @classmethod
    def name(cls):
        return "tariffs"

    def schema(self):
        return "country string, name string, cents int"

    def reader(self, schema):
        return TariffReader()


spark = SparkSession.builder.getOrCreate()
spark.dataSource.register(TariffSource)
spark.read.format("tariffs").load().groupBy("country").avg("cents").show()
