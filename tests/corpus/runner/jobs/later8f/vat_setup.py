# /// scenario
# id = "c1589"
# kind = "dependency.resolution_failed"
# also = ["code.python_exception"]
# hard = true
# why = "pip inside the job does not install the package because its file has another hash than the requirements say; the driver shows CalledProcessError."
# name = "vat_setup"
# engine = "3.5"
# before = """
# mkdir -p /mnt/wheels/w && cd /mnt/wheels/w && mkdir acme_vat acme_vat-2.1.dist-info && echo 'RATES = {"DE": 19}' > acme_vat/__init__.py
# printf 'Metadata-Version: 2.1\\nName: acme-vat\\nVersion: 2.1\\n' > acme_vat-2.1.dist-info/METADATA
# printf 'Wheel-Version: 1.0\\nGenerator: bdist_wheel (0.38.4)\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n' > acme_vat-2.1.dist-info/WHEEL
# touch acme_vat-2.1.dist-info/RECORD && jar cMf ../acme_vat-2.1-py3-none-any.whl . && cd .. && rm -r w
# printf 'acme-vat==2.1 --hash=sha256:4c8a0b1e6f0d0c6a8b3c9b7a8ee1b1a5d4b0f1c2e3d4a5968778695a4b3c2d1e\\n' > /home/hadoop/requirements.txt
# """
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("vat_setup").getOrCreate()
pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
subprocess.run(
    [*pip, "--find-links", "/mnt/wheels", "--target", "/mnt/site", "-r", "/home/hadoop/requirements.txt"],
    check=True,
)
sys.path.insert(0, "/mnt/site")
from acme_vat import RATES  # noqa: E402

net = spark.range(50).selectExpr("id", "id * 10D AS net")
net.selectExpr("id", f"net * {RATES['DE']} / 100 AS vat").write.parquet("/mnt/out/vat")
