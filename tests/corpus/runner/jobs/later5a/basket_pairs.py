# /// scenario
# id = "c1023"
# name = "basket_pairs"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# why = "The Python worker meets the limit of spark.executor.pyspark.memory while it builds its pairs."
# engine = "3.5"
# conf = { "spark.executor.pyspark.memory" = "300m" }
# ///
from pyspark.sql import SparkSession


def pairs(baskets):
    seen = {}
    for basket in baskets:
        for a in range(3000):
            for b in range(a):
                seen[a * 4000 + b] = seen.get(a * 4000 + b, ()) + (basket.id,)
    return iter([len(seen)])


spark = SparkSession.builder.getOrCreate()
print(spark.range(4).rdd.mapPartitions(pairs).sum())
