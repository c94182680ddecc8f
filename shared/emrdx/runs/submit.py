"""`sparkSubmitParameters` and Hive's `parameters`, as settings.

EMR Serverless hands them to spark-submit without a shell; people quote them as if there were one.
Flags win over `--conf` of the same setting, a later `--conf` over an earlier (Spark's SparkSubmitArguments).
"""

import shlex
from collections.abc import Iterator
from typing import Final

_FLAGS: Final = {
    "--driver-memory": "spark.driver.memory",
    "--driver-cores": "spark.driver.cores",
    "--driver-java-options": "spark.driver.extraJavaOptions",
    "--driver-class-path": "spark.driver.extraClassPath",
    "--executor-memory": "spark.executor.memory",
    "--executor-cores": "spark.executor.cores",
    "--num-executors": "spark.executor.instances",
    "--py-files": "spark.submit.pyFiles",
    "--jars": "spark.jars",
    "--files": "spark.files",
    "--archives": "spark.archives",
    "--packages": "spark.jars.packages",
    "--repositories": "spark.jars.repositories",
    "--name": "spark.app.name",
}
_SETTERS: Final = frozenset({"--conf", "-c", "--hiveconf"})


def submitted_settings(parameters: str) -> dict[str, str]:
    """The settings that submit parameters set. Text that does not parse is split at white space."""
    set_by_conf: dict[str, str] = {}
    set_by_flag: dict[str, str] = {}
    for flag, value in _options(_words(parameters)):
        if flag in _SETTERS:
            key, equals, setting = value.partition("=")
            if equals and key.strip():
                set_by_conf[key.strip()] = setting.strip()
        elif flag in _FLAGS:
            set_by_flag[_FLAGS[flag]] = value
    return {**set_by_conf, **set_by_flag}


def _words(parameters: str) -> list[str]:
    lexer = shlex.shlex(parameters, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = lexer.escape = ""
    try:
        return list(lexer)
    except ValueError:
        return parameters.split()


def _options(words: list[str]) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(words):
        flag, equals, value = words[position].partition("=")
        position += 1
        if not flag.startswith("-"):
            continue
        if equals:
            yield flag, value
        elif position < len(words) and (flag in _SETTERS or flag in _FLAGS):
            yield flag, words[position]
            position += 1
