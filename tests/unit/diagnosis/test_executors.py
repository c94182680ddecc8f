"""What executors' own logs and their ends explain of what the driver gave up for."""

from emrdx.diagnosis import diagnose
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

START = "26/11/21 06:47:00 INFO SparkContext: Running Spark version 3.5.2"
FETCH_FAILED = """26/11/21 06:47:30 INFO DAGScheduler: Job 0 failed: save at Load.scala:41, took 30.2 s
Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: ResultStage 2 (save at Load.scala:41) has failed the maximum allowable number of times: 4. Most recent failure reason:
org.apache.spark.shuffle.FetchFailedException: Failed to connect to /10.0.1.8:7079
\tat org.apache.spark.storage.ShuffleBlockFetcherIterator.throwFetchFailedException(ShuffleBlockFetcherIterator.scala:1239)"""
NETTY_WARNING = """26/11/21 06:47:09 WARN TransportChannelHandler: Exception in connection from /10.0.1.9:4411
io.netty.util.internal.OutOfDirectMemoryError: failed to allocate 16777216 byte(s) of direct memory (used: 1056964615, max: 1065025536)
\tat io.netty.util.internal.PlatformDependent.incrementMemoryCounter(PlatformDependent.java:843)"""


def of_run(driver: str, *executors: str) -> Diagnosis:
    texts: dict[str, tuple[Role, str | None, str]] = {"SPARK_DRIVER/stderr.gz": (Role.DRIVER, None, driver)}
    for number, executor in enumerate(executors, 1):
        texts[f"SPARK_EXECUTOR/{number}/stderr.gz"] = (Role.EXECUTOR, str(number), executor)
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=path, role=role, worker=worker),
            status=SourceStatus.READ,
            segments=(Segment(1, tuple(text.split("\n"))),),
        )
        for path, (role, worker, text) in texts.items()
    )
    return diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())


def test_lost_shuffle_blocks_alone_are_the_cause() -> None:
    assert of_run(f"{START}\n{FETCH_FAILED}").kind == "shuffle.fetch_failed"


def test_direct_memory_that_an_executor_s_netty_warns_of_explains_lost_shuffle_blocks() -> None:
    assert of_run(f"{START}\n{FETCH_FAILED}", NETTY_WARNING).kind == "memory.container_killed"


def test_the_exit_code_that_the_service_s_container_store_tells_explains_lost_shuffle_blocks() -> None:
    exited = "26/11/21 06:47:10 INFO ExecutorContainerStoreImpl: Executor(s) 1 exited unexpectedly with exit code 137."
    assert of_run(f"{START}\n{exited}\n{FETCH_FAILED}").kind == "memory.container_killed"


def test_an_executor_that_ended_itself_without_its_log_is_lost_for_no_known_reason() -> None:
    reason = "ExecutorLostFailure (executor 4 exited caused by one of the running tasks) Reason: Command exited with code 3"
    aborted = (
        'Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage '
        f"0.0 failed 3 times, most recent failure: Lost task 0.2 in stage 0.0 (TID 4) (10.0.3.41 executor 4): {reason}\n"
        "Driver stacktrace:\n\tat org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2844)"
    )
    assert of_run(f"{START}\n{aborted}").kind == "executor.lost"


NO_JVM = "Error occurred during initialization of VM\nMultiple garbage collectors selected"
GIVEN_UP = """26/11/21 06:47:30 INFO SparkContext: Invoking stop() from shutdown hook
26/11/21 06:47:30 INFO DAGScheduler: Job 0 failed: count at Load.scala:41, took 9.2 s
26/11/21 06:47:31 INFO SparkContext: Successfully stopped SparkContext"""


def test_what_keeps_executors_from_starting_is_a_lead_where_the_driver_only_gave_up() -> None:
    answer = of_run(f"{START}\n{GIVEN_UP}", NO_JVM)
    assert (answer.kind, answer.confidence) == ("submit.bad_config", "low")


def test_what_kept_an_executor_from_starting_is_no_cause_where_a_job_finished() -> None:
    finished = "26/11/21 06:47:31 INFO DAGScheduler: Job 1 finished: count at Load.scala:41, took 2.0 s"
    assert of_run(f"{START}\n{GIVEN_UP}\n{finished}", NO_JVM).kind == "unknown"


def of_task(second: int, raised: str) -> str:
    return (
        f"26/11/21 06:47:{second:02d} ERROR Executor: Exception in task 0.0 in stage 0.0 (TID 0)\n{raised}\n"
        "\tat org.apache.spark.executor.Executor$TaskRunner.run(Executor.scala:623)"
    )


def test_of_two_executors_failures_the_later_in_time_decides_not_the_one_further_down_its_file() -> None:
    ended = (
        "26/11/21 06:47:30 INFO DAGScheduler: Job 0 failed: save at Load.scala:41, took 30.2 s\n"
        'Exception in thread "main" com.acme.LoadError: load failed\n\tat com.acme.Load.main(Load.scala:7)'
    )
    work = "26/11/21 06:47:01 INFO Executor: Running task 0.0 in stage 0.0 (TID 0)\n" * 9
    heap = of_task(9, "java.lang.OutOfMemoryError: Java heap space")
    disk = of_task(5, "java.io.IOException: No space left on device")
    for first, second in ((heap, work + disk), (work + heap, disk), (work + disk, heap), (disk, work + heap)):
        assert of_run(f"{START}\n{ended}", first, second).kind == "memory.executor_oom"


def test_the_executor_that_the_driver_blames_goes_before_a_later_one() -> None:
    ended = (
        'Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage '
        "0.0 failed 4 times, most recent failure: Lost task 0.3 in stage 0.0 (TID 4) (10.0.3.41 executor 1): "
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: worker lost\n"
        "Driver stacktrace:\n\tat org.apache.spark.scheduler.DAGScheduler.abortStage(DAGScheduler.scala:2794)"
    )
    heap = of_task(5, "java.lang.OutOfMemoryError: Java heap space")
    disk = of_task(9, "java.io.IOException: No space left on device")
    assert of_run(f"{START}\n{ended}", heap, disk).kind == "memory.executor_oom"
    assert of_run(f"{START}\n{ended}", disk, heap).kind == "disk.full"
