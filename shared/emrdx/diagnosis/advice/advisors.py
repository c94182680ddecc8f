"""Values of a fix, computed from the run's own settings. A closed registry: a rule file names an advisor.

Every value proposed is one that EMR Serverless or Spark accepts. An advisor says nothing (None) where the run has the
value already, or one beyond it: a fix that changes nothing would stand before one that helps.

Sources: the service model of EMR Serverless (executionTimeoutMinutes of batch runs, SchedulerConfiguration), Spark's
configuration page (which values mean no bound).
"""

from collections.abc import Callable, Mapping
from typing import Final

import re2

from emrdx.diagnosis.advice.model import Advice, Case, current, raises, whole
from emrdx.diagnosis.advice.permissions import permission, role_of
from emrdx.diagnosis.advice.worker_advice import (
    driver_memory,
    driver_overhead,
    executor_disk,
    executor_memory,
    executor_overhead,
)
from emrdx.diagnosis.advice.workers import MIB_PER_GIB, mebibytes, notation
from emrdx.diagnosis.knowledge.predicates import DEFAULT_EXECUTION_MINUTES, DEFAULT_QUEUE_MINUTES

MAX_INT: Final = 2**31 - 1
MAX_KRYO_MIB: Final = 2047
MAX_EXECUTION_MINUTES: Final = 10080
MAX_QUEUE_MINUTES: Final = 720

_TIME: Final = re2.compile(r"^\s*(?P<number>-?\d{1,15})\s*(?P<unit>us|ms|s|m|min|h|d|)\s*$")
_SECONDS: Final = {
    "us": 1e-6,
    "ms": 1e-3,
    "": 1.0,
    "s": 1.0,
    "m": 60.0,
    "min": 60.0,
    "h": 3600.0,
    "d": 86400.0,
}


def _seconds(text: str | None) -> int | None:
    """A time in Spark's notation (`300`, `300s`, `5min`) in seconds; None where it is no time."""
    match = _TIME.match((text or "").lower())
    return round(int(match.group("number")) * _SECONDS[match.group("unit")]) if match else None


def _simple(case: Case, setting: str, default: str, proposed: str) -> Advice:
    present = current(case.run.settings.get(setting), default)
    return Advice({"current": present, "proposed": proposed}, {setting: proposed})


def _is_off(text: str | None) -> bool:
    """Whether a bound is set to none: below zero."""
    return (text or "").strip().startswith("-")


def max_result_size(case: Case) -> Advice | None:
    """Room for the results that the driver collects; 0 is no bound."""
    setting = "spark.driver.maxResultSize"
    text = case.run.settings.get(setting)
    if _is_off(text) or whole(text) == 0:
        return None
    now = mebibytes(text, "b") or 0
    return _simple(case, setting, notation(MIB_PER_GIB), notation(max(2 * now, 2 * MIB_PER_GIB)))


def broadcast_threshold(case: Case) -> Advice | None:
    """No automatic broadcasts."""
    setting = "spark.sql.autoBroadcastJoinThreshold"
    if _is_off(case.run.settings.get(setting)):
        return None
    return _simple(case, setting, "10485760", "-1")


def broadcast_timeout(case: Case) -> Advice | None:
    """Four times the time that a broadcast may take; below zero there is no bound."""
    setting = "spark.sql.broadcastTimeout"
    text = case.run.settings.get(setting)
    proposed = 4 * (_seconds(text) or 300)
    if _is_off(text) or proposed > MAX_INT:
        return None
    return _simple(case, setting, "300", str(proposed))


def kryo_buffer(case: Case) -> Advice | None:
    """A larger Kryo buffer, at most what Spark accepts (below 2 GiB)."""
    setting = "spark.kryoserializer.buffer.max"
    now = mebibytes(case.run.settings.get(setting)) or 64
    proposed = min(MAX_KRYO_MIB, max(512, now * 2))
    return _simple(case, setting, "64m", notation(proposed)) if raises(now, proposed) else None


def shuffle_partitions(case: Case) -> Advice | None:
    """Smaller shuffle partitions."""
    setting = "spark.sql.shuffle.partitions"
    proposed = 4 * (whole(case.run.settings.get(setting)) or 200)
    return _simple(case, setting, "200", str(proposed)) if proposed <= MAX_INT else None


def execution_timeout(case: Case) -> Advice | None:
    """Twice the run's time-out, at most what a batch run may have; for streaming runs none (0)."""
    minutes = case.run.execution_timeout_minutes
    now = DEFAULT_EXECUTION_MINUTES if minutes is None else minutes
    if not now:
        return None
    if (case.run.mode or "").upper() == "STREAMING":
        return Advice({"current": f"{now} minutes", "proposed": "0 (none)"}, {"executionTimeoutMinutes": "0"})
    proposed = min(MAX_EXECUTION_MINUTES, now * 2)
    if not raises(now, proposed):
        return None
    return _minutes(now, proposed, "executionTimeoutMinutes")


def queue_timeout(case: Case) -> Advice | None:
    """Twice the time that a run may wait in the application's queue, at most what an application may have."""
    application = case.run.application
    now = (application.queue_timeout_minutes if application else None) or DEFAULT_QUEUE_MINUTES
    proposed = min(MAX_QUEUE_MINUTES, now * 2)
    if not raises(now, proposed):
        return None
    return _minutes(now, proposed, "schedulerConfiguration.queueTimeoutMinutes")


def _minutes(now: int, proposed: int, setting: str) -> Advice:
    values = {"current": f"{now} minutes", "proposed": f"{proposed} minutes"}
    return Advice(values, {setting: str(proposed)})


def maximum_capacity(case: Case) -> Advice | None:
    """Twice the application's cap in vCPU; without a cap that is known, a larger one."""
    application = case.run.application
    now = application.maximum_cpu if application else None
    number = whole((now or "").lower().removesuffix("vcpu"))
    if not number:
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


ADVISORS: Final[Mapping[str, Callable[[Case], Advice | None]]] = {
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
