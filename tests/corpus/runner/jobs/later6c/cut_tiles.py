# /// scenario
# id = "c1442"
# kind = "dependency.native_missing"
# also = ["code.udf_exception"]
# why = "A Python extension cannot load the system library that it was built against, inside tasks."
# name = "cut_tiles"
# engine = "3.5"
# before = "mkdir -p /mnt/libs/tilecut /tmp/b && cd /tmp/b && echo 'int gd(void){return 1;}' > a.c && gcc -shared -fPIC -o libgdal.so.34 -Wl,-soname,libgdal.so.34 a.c && echo 'int gd(void); int PyInit__warp(void){return gd();}' > b.c && gcc -shared -fPIC -o /mnt/libs/tilecut/_warp.cpython-311-x86_64-linux-gnu.so b.c -L. -l:libgdal.so.34 && echo 'from tilecut._warp import warp' > /mnt/libs/tilecut/__init__.py; rm -rf /tmp/b"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def cut(tile):
    import tilecut

    return tilecut.warp(tile, 256)


print(spark.sparkContext.parallelize(range(8), 2).map(cut).count())
