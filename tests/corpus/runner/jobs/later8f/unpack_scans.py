# /// scenario
# id = "c1603"
# kind = "data.corrupt_file"
# also = ["code.udf_exception"]
# why = "One of the zip archives is cut off, Python's zipfile does not read it."
# name = "unpack_scans"
# engine = "4.0"
# before = """
# mkdir -p /mnt/in/scans && cd /mnt/in/scans && for n in 1 2 3; do seq $n 7 3000 > scan-$n.txt && jar cMf depot-$n.zip scan-$n.txt && rm scan-$n.txt; done
# head -c 900 depot-2.zip > cut && mv cut depot-2.zip
# """
# ///
import io
import zipfile

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("unpack_scans").getOrCreate()


def lines(file):
    path, data = file
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            for line in archive.read(name).splitlines():
                yield path.rsplit("/", 1)[-1], int(line)


scans = spark.sparkContext.binaryFiles("/mnt/in/scans/*.zip").flatMap(lines).toDF("depot string, parcel long")
scans.groupBy("depot").count().show()
