# /// scenario
# id = "c899"
# kind = "code.udf_exception"
# also = []
# why = "A Python table function of the job unpacks a line that has too few parts."
# name = "split_lines"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udtf

spark = SparkSession.builder.getOrCreate()


@udtf(returnType="sku string, units int")
class Split:
    def eval(self, line: str):
        sku, units, _ = line.split("|")
        yield sku, int(units)


spark.udtf.register("split_line", Split)
spark.sql("select s.* from (select if(id = 9, 'a9|4', concat('a', id, '|', id, '|x')) as line from range(12)) t, lateral split_line(t.line) s").show()
