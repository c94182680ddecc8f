"""What a line announces: exceptions behind the words of Spark, Hadoop and the JVM."""

import pytest
from tests.thrown import DRIVER, thrown, types

from emrdx.model import SourceRef
from emrdx.signals.exceptions import chains
from emrdx.signals.exceptions.announced import announced
from emrdx.signals.model import Where


def test_an_executor_loss_names_its_exit_code() -> None:
    (one,) = thrown(
        "26/11/21 06:48:01 WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 0) (host executor 1): "
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Command exited with code 137"
    )
    assert one.root.exit_code == 137


def test_a_task_s_loss_is_known_without_the_line_that_leads_it() -> None:
    (one,) = thrown("ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: gone")
    assert (types(one), one.root.where) == (["ExecutorLostFailure"], Where.TASK)


def test_spark_2_names_a_task_s_host_and_no_executor() -> None:
    found = chains(
        [
            (
                "org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, "
                "most recent failure: Lost task 0.3 in stage 1.0 (TID 7, ip-10-0-0-9): java.lang.IllegalStateException: no"
            ),
            "\tat com.acme.Score$$anonfun$1.apply(Score.scala:4)",
        ]
    )
    assert found[0].raised[-1].type == "java.lang.IllegalStateException"
    assert found[0].raised[-1].in_task


def test_hadoop_s_remote_exception_names_the_server_s_in_brackets() -> None:
    (one,) = thrown(
        "org.apache.hadoop.ipc.RemoteException(org.apache.hadoop.hdfs.server.namenode.SafeModeException): "
        "Cannot create /out. Name node is in safe mode.\n"
        "\tat org.apache.hadoop.hdfs.server.namenode.FSNamesystem.newSafemodeException(FSNamesystem.java:1412)"
    )
    assert types(one) == ["RemoteException", "SafeModeException"]
    assert one.root.message.startswith("Cannot create /out")


def test_an_exception_named_in_a_message_is_data() -> None:
    (one,) = thrown(
        'Exception in thread "main" java.lang.IllegalStateException: last status was '
        "java.net.SocketTimeoutException: Read timed out\n\tat com.acme.Job.main(Job.java:3)"
    )
    assert types(one) == ["IllegalStateException"]


@pytest.mark.parametrize(("path", "where"), [("log.txt", Where.TASK), (DRIVER.path, Where.DRIVER)])
def test_a_task_s_thread_tells_an_executor_s_log_that_came_alone(path: str, where: Where) -> None:
    (one,) = thrown(
        "26/11/21 06:47:18 ERROR SparkUncaughtExceptionHandler: Uncaught exception in thread "
        "Thread[Executor task launch worker-0,5,main]\n"
        "java.lang.OutOfMemoryError: Java heap space\n"
        "\tat com.acme.Reads.decode(Reads.java:346)",
        SourceRef(path=path),
    )
    assert one.root.where == where


@pytest.mark.parametrize(
    "line",
    [
        (
            "26/11/21 06:47:18 INFO DAGScheduler: ResultStage 5 failed in 2.1 s due to Job aborted due to stage failure:"
            " Task 1 in stage 5.0 failed 4 times, most recent failure: Lost task 1.3 in stage 5.0 (TID 9, h, executor 6):"
            "java.lang.ArithmeticException: / by zero"
        ),
        "\t diagnostics: Uncaught exception: java.lang.ArithmeticException: / by zero",
        "WARNING:toil.leader:7337aec6-1c64-41ff-8684-46c35d624c08:    java.lang.ArithmeticException: / by zero",
    ],
)
def test_an_exception_behind_spark_s_or_a_logger_s_words_is_one(line: str) -> None:
    (one,) = thrown(line)
    assert (types(one), one.root.message) == (["ArithmeticException"], "/ by zero")


def test_a_condition_directly_behind_the_name_leads_the_message() -> None:
    (one,) = thrown("org.apache.spark.SparkArithmeticException[CAST_OVERFLOW]: The value 1000 cannot be cast")
    assert (types(one), one.root.condition) == (["SparkArithmeticException"], "CAST_OVERFLOW")


def test_an_exception_below_the_colon_of_another_s_message_is_its_cause() -> None:
    (one,) = thrown("java.io.IOException: request role credentials:\njava.net.UnknownHostException: sts")
    assert types(one) == ["IOException", "UnknownHostException"]


def test_an_exception_on_the_line_below_caused_by_is_the_cause() -> None:
    (one,) = thrown("Caused by:\n  java.lang.NullPointerException:\n    Cannot invoke close()")
    assert (types(one), one.root.message.strip()) == (["NullPointerException"], "Cannot invoke close()")


def test_a_class_in_no_package_is_an_exception_where_the_jvm_says_so() -> None:
    line = 'Exception in thread "main" RateTable$RateTableException: no rates'
    named = announced(line, [line], 0, head=False)
    assert named is not None
    assert (named.type, named.thread) == ("RateTable$RateTableException", "main")
    assert announced("ValueException: no rates", ["ValueException: no rates"], 0, head=False) is None
