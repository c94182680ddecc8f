"""Values of a fix, computed from the run's own settings. A closed registry: a rule file names an advisor.

Every value proposed is one that EMR Serverless accepts (`emrdx.diagnosis.workers`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from emrdx.diagnosis.permissions import permission, role_of
from emrdx.diagnosis.workers import (
    DEFAULT_CORES,
    DEFAULT_DISK_GIB,
    DEFAULT_MEMORY_MIB,
    MAX_DISK_GIB,
    MIB_PER_GIB,
    fit,
    largest,
    mebibytes,
    notation,
    overhead,
)
from emrdx.model import JobRun
from emrdx.signals.model import ServiceError


@dataclass(frozen=True, slots=True)
class Case:
    """What an advisor may look at: the run, what the deciding rule captured, the service's error."""

    run: JobRun
    captures: Mapping[str, str]
    service_error: ServiceError | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Values for a fix's sentence, and the settings to set."""

    values: Mapping[str, str]
    config: Mapping[str, str] = field(default_factory=dict[str, str])


def _whole(text: str | None) -> int | None:
    """A whole number in ASCII digits, at most nine of them."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _cores(run: JobRun, worker: str) -> int:
    return _whole(run.settings.get(f"spark.{worker}.cores")) or DEFAULT_CORES


def _current(text: str | None, fallback: str) -> str:
    return text or f"{fallback} (its default)"


def _heap(case: Case, worker: str) -> Advice:
    setting = f"spark.{worker}.memory"
    now = mebibytes(case.run.settings.get(setting)) or DEFAULT_MEMORY_MIB
    extra = mebibytes(case.run.settings.get(f"spark.{worker}.memoryOverhead"))
    cores = _cores(case.run, worker)
    wanted = fit(cores, now * 2, extra) or largest(extra)
    config = {setting: notation(wanted.heap_mib)}
    if wanted.cores != cores:
        config[f"spark.{worker}.cores"] = str(wanted.cores)
    if extra is not None and wanted.overhead_mib != extra:
        config[f"spark.{worker}.memoryOverhead"] = notation(wanted.overhead_mib)
    values = {
        "current": _current(case.run.settings.get(setting), notation(DEFAULT_MEMORY_MIB)),
        "proposed": notation(wanted.heap_mib),
        "worker": f"{wanted.cores} vCPU",
    }
    return Advice(values, config)


def driver_memory(case: Case) -> Advice:
    """Twice the driver's heap."""
    return _heap(case, "driver")


def executor_memory(case: Case) -> Advice:
    """Twice an executor's heap."""
    return _heap(case, "executor")


def _overhead(case: Case, worker: str) -> Advice:
    setting = f"spark.{worker}.memoryOverhead"
    heap = mebibytes(case.run.settings.get(f"spark.{worker}.memory")) or DEFAULT_MEMORY_MIB
    now = mebibytes(case.run.settings.get(setting)) or overhead(heap)
    cores = _cores(case.run, worker)
    wanted = max(2 * now, heap // 4)
    found = fit(cores, heap, wanted) or largest(wanted)
    config = {setting: notation(found.overhead_mib)}
    if found.heap_mib != heap:
        config[f"spark.{worker}.memory"] = notation(found.heap_mib)
    if found.cores != cores:
        config[f"spark.{worker}.cores"] = str(found.cores)
    return Advice({"current": notation(now), "proposed": notation(found.overhead_mib)}, config)


def driver_overhead(case: Case) -> Advice:
    """More of the driver's worker outside the heap."""
    return _overhead(case, "driver")


def executor_overhead(case: Case) -> Advice:
    """More of an executor's worker outside the heap."""
    return _overhead(case, "executor")


def executor_disk(case: Case) -> Advice:
    """A larger local disk; beyond the standard disks' end, shuffle-optimized ones."""
    setting = "spark.emr-serverless.executor.disk"
    now = (mebibytes(case.run.settings.get(setting), "g") or DEFAULT_DISK_GIB * MIB_PER_GIB) // MIB_PER_GIB
    if now >= MAX_DISK_GIB:
        proposed = min(2048, now * 2)
        config = {setting: f"{proposed}G", f"{setting}.type": "shuffle_optimized"}
    else:
        proposed = min(MAX_DISK_GIB, max(100, now * 2))
        config = {setting: f"{proposed}G"}
    return Advice({"current": f"{now}G", "proposed": f"{proposed}G"}, config)


def max_result_size(case: Case) -> Advice:
    """Room for the results that the driver collects."""
    setting = "spark.driver.maxResultSize"
    now = mebibytes(case.run.settings.get(setting)) or MIB_PER_GIB
    return _simple(case, setting, notation(MIB_PER_GIB), notation(now * 2))


def broadcast_threshold(case: Case) -> Advice:
    """No automatic broadcasts."""
    return _simple(case, "spark.sql.autoBroadcastJoinThreshold", "10485760", "-1")


def broadcast_timeout(case: Case) -> Advice:
    """Four times the time that a broadcast may take."""
    now = _whole(case.run.settings.get("spark.sql.broadcastTimeout", "").removesuffix("s")) or 300
    return _simple(case, "spark.sql.broadcastTimeout", "300", str(now * 4))


def kryo_buffer(case: Case) -> Advice:
    """A larger Kryo buffer, at most what Spark accepts (below 2 GiB)."""
    setting = "spark.kryoserializer.buffer.max"
    now = mebibytes(case.run.settings.get(setting)) or 64
    return _simple(case, setting, "64m", notation(min(2047, max(512, now * 2))))


def shuffle_partitions(case: Case) -> Advice:
    """Smaller shuffle partitions."""
    setting = "spark.sql.shuffle.partitions"
    now = _whole(case.run.settings.get(setting)) or 200
    return _simple(case, setting, "200", str(now * 4))


def _simple(case: Case, setting: str, default: str, proposed: str) -> Advice:
    current = _current(case.run.settings.get(setting), default)
    return Advice({"current": current, "proposed": proposed}, {setting: proposed})


def execution_timeout(case: Case) -> Advice:
    """Twice the run's time-out; for streaming runs none."""
    now = case.run.execution_timeout_minutes or 720
    if (case.run.mode or "").upper() == "STREAMING":
        return Advice({"current": f"{now} minutes", "proposed": "0 (none)"}, {"executionTimeoutMinutes": "0"})
    proposed = min(10080, now * 2)
    return Advice(
        {"current": f"{now} minutes", "proposed": f"{proposed} minutes"},
        {"executionTimeoutMinutes": str(proposed)},
    )


def queue_timeout(case: Case) -> Advice:
    """More runs at once, or a longer wait (at most 720 minutes)."""
    application = case.run.application
    runs = (application.max_concurrent_runs if application else None) or 15
    minutes = (application.queue_timeout_minutes if application else None) or 360
    config = {
        "schedulerConfiguration.maxConcurrentRuns": str(min(1000, runs * 2)),
        "schedulerConfiguration.queueTimeoutMinutes": str(min(720, minutes * 2)),
    }
    values = {"current": f"{runs} runs, {minutes} minutes", "proposed": f"{min(1000, runs * 2)} runs"}
    return Advice(values, config)


def maximum_capacity(case: Case) -> Advice:
    """Twice the application's cap in vCPU, or none."""
    application = case.run.application
    now = application.maximum_cpu if application else None
    number = _whole((now or "").split(" ")[0])
    if number is None:
        return Advice({"current": now or "its present size", "proposed": "a larger one"})
    proposed = f"{number * 2} vCPU"
    return Advice({"current": now or "", "proposed": proposed}, {"maximumCapacity.cpu": proposed})


def iam_statement(case: Case) -> Advice:
    """The action, the resource and the role of the statement that the denied call needs."""
    error = case.service_error
    operation = error.operation if error else ""
    action = (error.action if error else "") or case.captures.get("action", "")
    action = action or permission(operation, error.service if error else "") or "the denied action"
    resource = (
        (error.resource if error else "") or case.captures.get("resource", "") or "the resource named above"
    )
    role = case.run.execution_role or role_of(error.principal if error else "") or "the job's runtime role"
    return Advice({"action": action, "resource": resource, "role": role})


def python_package(case: Case) -> Advice:
    """The package to ship with the job."""
    module = case.captures.get("module", "").partition(".")[0]
    return Advice({"module": module or "the module"})


ADVISORS: Final[Mapping[str, Callable[[Case], Advice]]] = {
    advisor.__name__: advisor
    for advisor in (
        driver_memory,
        executor_memory,
        driver_overhead,
        executor_overhead,
        executor_disk,
        max_result_size,
        broadcast_threshold,
        broadcast_timeout,
        kryo_buffer,
        shuffle_partitions,
        execution_timeout,
        queue_timeout,
        maximum_capacity,
        iam_statement,
        python_package,
    )
}
