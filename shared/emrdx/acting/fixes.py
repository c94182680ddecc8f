"""A finding's fix applied to the request that starts its run again.

A fix that would make a run the service refuses is not applied: worker sizes are checked against the service's
table (`emrdx.diagnosis.advice.workers`), all else against its model when the request is.
"""

import copy
from collections.abc import Mapping
from typing import Any, Final

from emrdx.acting.errors import Code, Refusal, refusal
from emrdx.acting.submit_parameters import settable, with_setting
from emrdx.diagnosis.advice.workers import (
    DEFAULT_CORES,
    DEFAULT_MEMORY_MIB,
    MIB_PER_GIB,
    OVERHEAD_FACTOR,
    mebibytes,
    overhead,
    row_of,
)
from emrdx.runs import job_run

_TIMEOUT: Final = "executionTimeoutMinutes"
# Members of an application, which no run can change.
_OF_APPLICATION: Final = ("schedulerConfiguration.", "maximumCapacity.", "networkConfiguration.")
_DISK_GIB: Final = {"standard": (20, 200), "shuffle_optimized": (20, 2048)}
_REDACTED: Final = "[redacted:"


def fixed(
    request: Mapping[str, Any], config: Mapping[str, str], application: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A StartJobRun request with a fix's settings.

    `application` is what GetApplication says: its settings count where the run has none of its own.

    Raises:
        Refusal: the fix sets nothing, or nothing that belongs to a run, or would make a run that cannot start.
    """
    if not config:
        raise _refused("it has no settings; it asks for a change of code, data or access")
    changed: dict[str, Any] = copy.deepcopy(dict(request))
    for setting, value in config.items():
        _apply(changed, setting, value)
    _pass_workers(changed, application, config)
    return changed


def _apply(request: dict[str, Any], setting: str, value: str) -> None:
    if _REDACTED in value or _REDACTED in setting:
        raise _refused("its settings hold a redacted value")
    if setting == _TIMEOUT:
        if not (value.isascii() and value.isdigit()):
            raise _refused(f"{setting} is no number")
        request[_TIMEOUT] = int(value)
        return
    if setting.startswith(_OF_APPLICATION):
        raise _refused(
            f"{setting} belongs to the application, not to a run; change it with UpdateApplication"
        )
    if not settable(setting, value):
        raise _refused("a setting holds characters that submit parameters cannot carry")
    driver = request.get("jobDriver") or {}
    if setting.startswith("spark.") and "sparkSubmit" in driver:
        _set(driver["sparkSubmit"], "sparkSubmitParameters", setting, value, "--conf")
    elif not setting.startswith("spark.") and "hive" in driver:
        _set(driver["hive"], "parameters", setting, value, "--hiveconf")
    else:
        raise _refused(f"{setting} is no setting of this kind of run")


def _set(block: dict[str, Any], member: str, setting: str, value: str, setter: str) -> None:
    block[member] = with_setting(block.get(member) or "", setting, value, setter)


def _pass_workers(
    request: Mapping[str, Any], application: Mapping[str, Any] | None, config: Mapping[str, str]
) -> None:
    """Nothing, where the workers that the fix touches are ones that the service has."""
    settings = job_run(request, application).settings
    for worker in ("driver", "executor"):
        if any(name.startswith(f"spark.{worker}.") for name in config):
            _pass_worker(settings, worker)
        if any(name.startswith(f"spark.emr-serverless.{worker}.disk") for name in config):
            _pass_disk(settings, worker)


def _pass_worker(settings: Mapping[str, str], worker: str) -> None:
    cores = settings.get(f"spark.{worker}.cores", str(DEFAULT_CORES))
    row = row_of(int(cores)) if cores.isascii() and cores.isdigit() and len(cores) < 4 else None
    if row is None:
        raise _refused(f"there is no worker of {cores[:8]} vCPU")
    heap = mebibytes(settings.get(f"spark.{worker}.memory")) or DEFAULT_MEMORY_MIB
    extra = mebibytes(settings.get(f"spark.{worker}.memoryOverhead"))
    total = heap + (overhead(heap, _factor(settings, worker)) if extra is None else extra)
    if row.round_up(total / MIB_PER_GIB) is None:
        raise _refused(
            f"{total} MiB of {worker} memory with overhead are more than {row.cores} vCPU can have"
        )


def _factor(settings: Mapping[str, str], worker: str) -> float:
    try:
        return float(settings.get(f"spark.{worker}.memoryOverheadFactor", OVERHEAD_FACTOR))
    except ValueError:
        return OVERHEAD_FACTOR


def _pass_disk(settings: Mapping[str, str], worker: str) -> None:
    setting = f"spark.emr-serverless.{worker}.disk"
    least, most = _DISK_GIB.get(settings.get(f"{setting}.type", "standard").lower(), (0, 0))
    size = (mebibytes(settings.get(setting), "g") or 20 * MIB_PER_GIB) / MIB_PER_GIB
    if not least <= size <= most:
        raise _refused(f"a disk of {size:g} GiB is not {least} to {most}")


def _refused(reason: str) -> Refusal:
    return refusal(Code.FIX_NOT_APPLICABLE, f"The fix cannot be applied to a run: {reason}")
