# /// scenario
# id = "c1039"
# name = "churn_forest"
# kind = "data.empty_input"
# also = ["code.jvm_exception"]
# why = "No row passes the filter, and the forest cannot be trained on nothing."
# engine = "3.5"
# ///
from pyspark.ml.classification import RandomForestClassifier
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(500).selectExpr("id", "id % 31 as visits", "id % 11 as calls", "double(id % 2) as churned")
recent = rows.where("visits > 40")
train = VectorAssembler(inputCols=["visits", "calls"], outputCol="features").transform(recent)
model = RandomForestClassifier(labelCol="churned", numTrees=5).fit(train)
print(model.featureImportances)
