# /// scenario
# id = "c842"
# kind = "sql.unresolved_column"
# also = []
# hard = true
# why = "One model's statement names a column that its source lacks; the build prints a summary and exits."
# name = "build_models"
# engine = "4.0"
# ///
import sys
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(50).selectExpr("id as order_id", "id % 6 as customer_id", "id * 1.5 as amount").createOrReplaceTempView("stg_orders")
MODELS = {
    "dim_customers": "select distinct customer_id from stg_orders",
    "fct_orders": "select order_id, customer_id, amount, status from stg_orders",
    "fct_daily": "select count(*) as n from fct_orders",
}
errors = {}
for n, (model, query) in enumerate(MODELS.items(), 1):
    began = time.time()
    if "fct_orders" in query and "fct_orders" in errors:
        print(f"{n} of 3 SKIP relation mart.{model} ................ [SKIP]", flush=True)
        continue
    try:
        spark.sql(query).createOrReplaceTempView(model)
        print(f"{n} of 3 OK created view model mart.{model} ........ [OK in {time.time() - began:.2f}s]", flush=True)
    except Exception as problem:
        errors[model] = str(problem).splitlines()[0]
        print(f"{n} of 3 ERROR creating view model mart.{model} .... [ERROR in {time.time() - began:.2f}s]", flush=True)
print(f"\nCompleted with {len(errors)} error and 0 warnings:\n")
for model, text in errors.items():
    print(f"Runtime Error in model {model} (models/mart/{model}.sql)\n  {text}\n")
print(f"Done. PASS={len(MODELS) - 1 - len(errors)} WARN=0 ERROR={len(errors)} SKIP=1 TOTAL={len(MODELS)}", flush=True)
sys.exit(1 if errors else 0)
