# /// scenario
# id = "c836"
# kind = "sql.unresolved_column"
# also = ["code.python_exception", "sql.analysis"]
# why = "The training asks for a column that the assembler did not name so."
# name = "train_model"
# engine = "3.5"
# ///
from pyspark.ml.clustering import KMeans
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(40).selectExpr("double(id) as a", "double(id % 7) as b")
assembled = VectorAssembler(inputCols=["a", "b"], outputCol="feature").transform(rows)
print(KMeans(k=3, featuresCol="features", maxIter=2).fit(assembled).summary.trainingCost)
