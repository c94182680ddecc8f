"""Runs one job with the real spark-submit and returns what its processes wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from . import cluster, lab
from .engines import ENGINES, ROOT, Engine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .dress_lines import Streams
    from .scenario import Scenario

LAYOUTS = Path(__file__).parent / "logging"
DEFAULTS = {
    "spark.ui.enabled": "false",
    "spark.driver.memory": "640m",
    "spark.sql.shuffle.partitions": "4",
    "spark.default.parallelism": "2",
    "spark.driver.host": lab.HOST,
}
PRESETS = {
    "s3a": {
        "spark.hadoop.fs.s3a.endpoint": "http://s3.us-east-1.amazonaws.com",
        "spark.hadoop.fs.s3a.endpoint.region": "us-east-1",
        "spark.hadoop.fs.s3a.path.style.access": "true",
        "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
        "spark.hadoop.fs.s3a.attempts.maximum": "2",
        "spark.hadoop.fs.s3a.retry.limit": "2",
        "spark.hadoop.fs.s3a.retry.interval": "100ms",
        "spark.hadoop.fs.s3a.retry.throttle.limit": "3",
        "spark.hadoop.fs.s3a.retry.throttle.interval": "100ms",
    },
    "iceberg": {
        "spark.sql.extensions": "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        "spark.sql.catalog.lake": "org.apache.iceberg.spark.SparkCatalog",
        "spark.sql.catalog.lake.type": "hadoop",
        "spark.sql.catalog.lake.warehouse": "/mnt/lake",
        "spark.sql.defaultCatalog": "lake",
    },
    "delta": {
        "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
        "spark.databricks.delta.snapshotPartitions": "2",
    },
    "hudi": {
        "spark.serializer": "org.apache.spark.serializer.KryoSerializer",
        "spark.sql.extensions": "org.apache.spark.sql.hudi.HoodieSparkSessionExtension",
        "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.hudi.catalog.HoodieCatalog",
    },
}
"""Settings that a connector needs; a scenario's own come after, an empty value leaves one out."""
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "AK" + "IAEXAMPLEEXAMPLE99",
    "AWS_SECRET_ACCESS_KEY": "example",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


def run(scenario: Scenario) -> Streams:
    """The logs of one run, as they were written; takes the lab, where the scenario's servers are up."""
    engine = ENGINES[scenario.engine]
    _mount(engine)
    work = Path("/tmp") / f"spark-{_uuid()}"
    work.mkdir()
    conf = _configuration(scenario)
    env = _environment(scenario, conf)
    _write_files(scenario)
    if scenario.before:
        known = {**env, "EMRDX_ENGINES": str(ROOT)}
        subprocess.run(
            scenario.before, shell=True, check=True, cwd=lab.HOME, env=known, executable="/bin/bash"
        )
    command = _command(scenario, engine, work)
    if scenario.cluster != "standalone":
        return _driver(command, env, scenario)
    with cluster.running(scenario.workers, env):
        driver = _driver(command, env, scenario)
    return {**driver, **cluster.executors()}


def _mount(engine: Engine) -> None:
    for target in (lab.SPARK_HOME, lab.ENVIRONMENT):
        while subprocess.run(["umount", str(target)], capture_output=True, check=False).returncode == 0:
            pass
    lab.sh(f"mount --bind {engine.home} {lab.SPARK_HOME}; mount --bind {engine.venv} {lab.ENVIRONMENT}")


def _configuration(scenario: Scenario) -> Path:
    conf = Path("/tmp/conf")
    shutil.rmtree(conf, ignore_errors=True)
    conf.mkdir()
    shutil.copy(LAYOUTS / f"{scenario.logging}.properties", conf / "log4j2.properties")
    return conf


def _environment(scenario: Scenario, conf: Path) -> dict[str, str]:
    env = {
        "PATH": f"{lab.SPARK_HOME}/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "LANG": "C.UTF-8",
        "HOME": str(lab.HOME),
        "USER": "hadoop",
        "HADOOP_USER_NAME": "hadoop",
        "SPARK_USER": "hadoop",
        "SPARK_HOME": str(lab.SPARK_HOME),
        "SPARK_CONF_DIR": str(conf),
        "SPARK_LOCAL_HOSTNAME": lab.HOST,
        "PYSPARK_PYTHON": f"{lab.ENVIRONMENT}/bin/python",
        "PYTHONDONTWRITEBYTECODE": "1",
        **(CREDENTIALS if "aws" in scenario.services else {}),
        **scenario.env,
    }
    return {name: value for name, value in env.items() if value}


def _write_files(scenario: Scenario) -> None:
    for name in lab.HOME.iterdir():
        if name != lab.ENVIRONMENT:
            shutil.rmtree(name) if name.is_dir() else name.unlink()
    subprocess.run(["umount", "/mnt/local"], capture_output=True, check=False)
    lab.sh("rm -rf /mnt/*")
    if scenario.disk_mb:
        lab.sh(f"mkdir -p /mnt/local && mount -t tmpfs -o mode=1777,size={scenario.disk_mb}m none /mnt/local")
    for name, text in scenario.files.items():
        path = lab.HOME / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _command(scenario: Scenario, engine: Engine, work: Path) -> list[str]:
    presets = {key: value for jar in scenario.jars for key, value in PRESETS.get(jar, {}).items()}
    conf = {**DEFAULTS, **presets, **scenario.conf}
    if scenario.cluster == "standalone":
        conf = {"spark.executor.memory": "512m", "spark.executor.cores": "1", **conf}
    flags = [part for key, value in conf.items() if value for part in ("--conf", f"{key}={value}")]
    master = cluster.MASTER if scenario.cluster == "standalone" else conf.get("spark.master", "local[2]")
    flags += _class_path(scenario, engine)
    head = [
        f"{lab.SPARK_HOME}/bin/spark-submit",
        "--master",
        master,
        "--name",
        scenario.name,
        *flags,
        *scenario.submit,
    ]
    suffix = scenario.path.suffix
    if scenario.entry:
        return [*head, scenario.entry, *scenario.args]
    if suffix == ".py":
        script = work / f"{scenario.name}.py"
        script.write_text(scenario.job)
        return [*head, str(script), *scenario.args]
    if suffix == ".sql":
        script = work / f"{scenario.name}.sql"
        script.write_text(scenario.job)
        driver = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver"
        return [*head, "--class", driver, "spark-internal", "-f", str(script), *scenario.args]
    return [*head, "--class", scenario.main_class, str(_compiled(scenario, engine, work)), *scenario.args]


def _class_path(scenario: Scenario, engine: Engine) -> list[str]:
    """The AWS SDK lies on the class path, as on EMR (half a gigabyte is not shipped per run); the rest is `--jars`."""
    flags = []
    if "s3a" in scenario.jars:
        path = ":".join(_linked([str(jar) for jar in engine.connectors(("s3a",))]))
        flags = [
            "--conf",
            f"spark.driver.extraClassPath={path}",
            "--conf",
            f"spark.executor.extraClassPath={path}",
        ]
    shipped = [str(jar) for jar in engine.connectors(tuple(name for name in scenario.jars if name != "s3a"))]
    return [*flags, "--jars", ",".join(_linked(shipped))] if shipped else flags


def _linked(jars: list[str]) -> list[str]:
    folder = Path("/usr/share/aws/lib")
    if not folder.is_mount():
        folder.mkdir(parents=True, exist_ok=True)
        lab.sh(f"mount -t tmpfs none {folder}")
    for jar in jars:
        link = folder / Path(jar).name
        if not link.exists():
            link.symlink_to(jar)
    return [str(folder / Path(jar).name) for jar in jars]


def _compiled(scenario: Scenario, engine: Engine, work: Path) -> Path:
    classes = work / "classes"
    classes.mkdir()
    source = work / f"{scenario.main_class.rsplit('.', 1)[-1]}{scenario.path.suffix}"
    source.write_text(scenario.job)
    path = ":".join([f"{engine.home}/jars/*", *map(str, engine.connectors(scenario.jars))])
    compiler = (
        ["javac"]
        if scenario.path.suffix == ".java"
        else ["java", "-cp", f"{engine.home}/jars/*", "scala.tools.nsc.Main"]
    )
    subprocess.run([*compiler, "-cp", path, "-d", str(classes), str(source)], check=True)
    jar = work / f"{scenario.name}.jar"
    subprocess.run(["jar", "cf", str(jar), "-C", str(classes), "."], check=True)
    shutil.rmtree(classes)
    return jar


def _driver(command: list[str], env: Mapping[str, str], scenario: Scenario) -> Streams:
    out, err = Path("/tmp/driver.out"), Path("/tmp/driver.err")
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            command, stdout=stdout, stderr=stderr, env=dict(env), cwd=lab.HOME, start_new_session=True
        )
        try:
            process.wait(scenario.timeout)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, scenario.kill_signal)
            process.wait(30)
    print(f"  exit {process.returncode}", flush=True)
    return {"SPARK_DRIVER/stderr": err.read_bytes(), "SPARK_DRIVER/stdout": out.read_bytes()}


def _uuid() -> str:
    return Path("/proc/sys/kernel/random/uuid").read_text().strip()
