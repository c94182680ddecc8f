# /// scenario
# id = "c1478"
# kind = "dependency.native_missing"
# also = ["code.udf_exception", "dependency.version_conflict"]
# why = "The native library shipped with the job does not load inside tasks, as a symbol that another library should bring is missing."
# name = "area_index"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# before = "mkdir -p /mnt/libs /tmp/b && cd /tmp/b && echo 'extern double GEOSArea_r(double); double area(double x){return GEOSArea_r(x);} double (*keep)(double)=GEOSArea_r;' > a.c && gcc -shared -fPIC -o /mnt/libs/libareaidx.so a.c; rm -rf /tmp/b"
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def areas(rows):
    lib = ctypes.CDLL("/mnt/libs/libareaidx.so")
    lib.area.restype = ctypes.c_double
    return [lib.area(ctypes.c_double(r)) for r in rows]


total = spark.sparkContext.parallelize(range(60), 2).mapPartitions(areas).sum()
print("total", total)
