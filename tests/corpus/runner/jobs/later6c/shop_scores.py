# /// scenario
# id = "c1421"
# kind = "data.corrupt_file"
# also = ["code.python_exception"]
# why = "The scores file is no Parquet file, which polars says on the driver."
# name = "shop_scores"
# engine = "4.0"
# before = "ln -s $EMRDX_ENGINES/libs6c /mnt/libs; mkdir -p /mnt/in; printf 'shop,score\n1,0.4\n2,0.8\n3,0.1\n' > /mnt/in/scores.parquet"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import polars as pl
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
shops = spark.range(5).selectExpr("id AS shop").toPandas()
scores = pl.read_parquet("/mnt/in/scores.parquet")
print(scores.join(pl.from_pandas(shops), on="shop").shape)
