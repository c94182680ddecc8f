# /// scenario
# id = "c406"
# kind = "data.corrupt_file"
# also = ["code.udf_exception"]
# hard = true
# why = "One of the vendor's archives is no zip file; the task's error is reported by a later action."
# name = "vendor_files"
# engine = "4.0"
# before = "mkdir -p /mnt/in && cd /mnt/in && python3 -c \"import zipfile; z=zipfile.ZipFile('a.zip','w'); z.writestr('x.csv','1,2\\n')\" && head -c 3000 /dev/urandom > b.zip"
# ///
import io
import zipfile

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def unpack(item):
    name, content = item
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.namelist():
            for line in archive.read(member).decode().splitlines():
                yield name, line


rows = spark.sparkContext.binaryFiles("file:///mnt/in").flatMap(unpack).cache()
print("lines", rows.count())
