# /// scenario
# id = "c1488"
# kind = "dependency.resolution_failed"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "pip, run by the job, finds no such version of a package in the wheel folder; the job exits with pip's status."
# name = "setup_geo"
# engine = "3.5"
# before = "mkdir -p /mnt/wheels && cd /mnt/wheels && for v in 1.2 1.3; do mkdir -p acme_geo-$v.dist-info && printf 'Metadata-Version: 2.1\\nName: acme-geo\\nVersion: '$v'\\n' > acme_geo-$v.dist-info/METADATA && printf 'Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n' > acme_geo-$v.dist-info/WHEEL && touch acme_geo-$v.dist-info/RECORD && python3 -m zipfile -c acme_geo-$v-py3-none-any.whl acme_geo-$v.dist-info/ && rm -r acme_geo-$v.dist-info; done"
# files = { "requirements.txt" = "acme-geo==1.4\n" }
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("cells", spark.range(900).selectExpr("id % 30 AS cell").distinct().count())
done = subprocess.run(
    [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--find-links",
        "/mnt/wheels",
        "--target",
        "/mnt/site",
        "-r",
        "/home/hadoop/requirements.txt",
    ]
)
if done.returncode:
    spark.stop()
    sys.exit(done.returncode)
sys.path.insert(0, "/mnt/site")
