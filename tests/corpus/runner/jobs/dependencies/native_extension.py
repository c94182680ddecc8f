# /// scenario
# id = "c061"
# kind = "dependency.native_missing"
# also = ["dependency.python_module_missing", "code.udf_exception"]
# why = "A Python extension needs libgeos_c.so.1, which the workers lack."
# name = "geo_tiles"
# before = '''
# mkdir -p /mnt/site && cd /mnt/site
# echo 'int geos_version(void){return 1;}' > g.c && gcc -shared -fPIC -Wl,-soname,libgeos_c.so.1 -o libgeos_c.so.1 g.c
# echo 'int geos_version(void); int PyInit__geometry(void){return geos_version();}' > m.c
# gcc -shared -fPIC -o _geometry.so m.c ./libgeos_c.so.1 && rm libgeos_c.so.1 g.c m.c
# '''
# [env]
# PYTHONPATH = "/mnt/site"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()


@udf("string")
def tile(x):
    import _geometry

    return _geometry.tile(x)


spark.range(5).select(tile("id")).write.csv("/mnt/tiles")
