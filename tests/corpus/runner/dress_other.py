"""Where runs are started and how those places tell of them. Each step takes all streams; pure.

The forms are those of Airflow's spark-submit, pod and EMR Serverless operators and its newer task page, EMR's steps and Spark's operator on Kubernetes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import dress_other_answers, dress_other_lines, dress_other_shells
from .dress_other_console import BEGIN, at, console_lines, one, state_details

if TYPE_CHECKING:
    from .dress_lines import Step, Streams


def _airflow_head(dag: str, task: str, operator: str) -> list[str]:
    stamp = f"[{BEGIN:%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "+0000]"
    return [
        (
            f"{stamp} {{taskinstance.py:2612}} INFO - Dependencies all met for dep_context=requeueable deps "
            f"ti=<TaskInstance: {dag}.{task} scheduled__2026-11-20T06:00:00+00:00 [queued]>"
        ),
        f"{stamp} {{taskinstance.py:2865}} INFO - Starting attempt 2 of 2",
        f"{stamp} {{taskinstance.py:2888}} INFO - Executing <Task({operator}): {task}> on 2026-11-20 06:00:00+00:00",
    ]


def _airflow_end(n: int, dag: str, task: str, raised: str) -> list[str]:
    stamp = f"[{at(n):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "+0000]"
    return [
        f"{stamp} {{taskinstance.py:3313}} ERROR - Task failed with exception",
        "Traceback (most recent call last):",
        '  File "/usr/local/lib/python3.11/site-packages/airflow/models/taskinstance.py", line 768, in _execute_task',
        "    result = _execute_callable(context=context, **execute_callable_kwargs)",
        '  File "/usr/local/lib/python3.11/site-packages/airflow/models/baseoperator.py", line 424, in wrapper',
        "    return func(self, *args, **kwargs)",
        raised,
        (
            f"{stamp} {{taskinstance.py:1226}} INFO - Marking task as FAILED. dag_id={dag}, task_id={task}, "
            "run_id=scheduled__2026-11-20T06:00:00+00:00, execution_date=20261120T060000, start_date=20261121T063000"
        ),
        f"{stamp} {{local_task_job_runner.py:266}} INFO - Task exited with return code 1",
    ]


def _sparksubmit(streams: Streams, argument: str) -> Streams:
    """Airflow's SparkSubmitOperator; the argument is `dag.task`."""
    dag, task = argument.split(".")
    lines = console_lines(streams)
    shown = [
        f"[{at(n):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + f"+0000] {{spark_submit.py:571}} INFO - {line}"
        for n, line in enumerate(lines)
    ]
    raised = (
        "airflow.exceptions.AirflowException: Cannot execute: spark-submit --master yarn --conf spark.driver.memory=4g "
        f"--name arrow-spark --queue etl /opt/airflow/dags/jobs/{task}.py. Error code is: 1."
    )
    head = _airflow_head(dag, task, "SparkSubmitOperator")
    return one(streams, [*head, *shown, *_airflow_end(len(lines), dag, task, raised)])


def _kpo(streams: Streams, argument: str) -> Streams:
    """Airflow's KubernetesPodOperator, with the pod that it quotes; the argument is `dag.task`."""
    dag, task = argument.split(".")
    pod = f"{task.replace('_', '-')}-k3v9q0zt"
    lines = console_lines(streams)
    shown = [
        f"[{at(n):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + f"+0000] {{pod_manager.py:490}} INFO - [base] {line}"
        for n, line in enumerate(lines)
    ]
    raised = (
        f"airflow.exceptions.AirflowException: Pod {pod} returned a failure.\nremote_pod: {{'api_version': 'v1', 'kind': 'Pod', "
        f"'metadata': {{'name': '{pod}', 'namespace': 'spark-jobs'}},\n 'status': {{'container_statuses': [{{'last_state': "
        "{'running': None, 'terminated': None, 'waiting': None},\n  'name': 'base', 'ready': False, 'restart_count': 0, "
        "'state': {'running': None, 'terminated': {'exit_code': 1, 'message': None, 'reason': 'Error'}, 'waiting': None}}],\n"
        "  'phase': 'Failed', 'qos_class': 'Burstable', 'reason': None}}"
    )
    head = _airflow_head(dag, task, "KubernetesPodOperator")
    return one(streams, [*head, *shown, *_airflow_end(len(lines), dag, task, raised)])


def _emrop(streams: Streams, argument: str) -> Streams:
    """Airflow's operator for EMR Serverless, which shows the service's sentence alone; the argument is `dag.task`."""
    dag, task = argument.split(".")
    states = ["SUBMITTED", "PENDING", "SCHEDULED", "RUNNING", "RUNNING", "RUNNING", "FAILED"]
    shown = [
        f"[{at(350 * n):%Y-%m-%dT%H:%M:%S.%f}"[:-3]
        + f"+0000] {{waiter_with_logging.py:129}} INFO - Serverless Job status is: {state} - "
        + (state_details(streams) if state == "FAILED" else "")
        for n, state in enumerate(states)
    ]
    raised = (
        "airflow.exceptions.AirflowException: Serverless Job failed: Waiter serverless_job_completed failed: Waiter "
        'encountered a terminal failure state: For expression "jobRun.state" matched expected path: "FAILED"'
    )
    head = _airflow_head(dag, task, "EmrServerlessStartJobOperator")
    return one(streams, [*head, *shown, *_airflow_end(2200, dag, task, raised)])


def _taskui(streams: Streams, argument: str) -> Streams:
    """Airflow 3's page of a task: where a line comes from stands behind it; the argument is `bash` or `ssh`."""
    hooks = "airflow.task.hooks.airflow.providers."
    ssh = argument == "ssh"
    hook = hooks + ("ssh.hooks.ssh.SSHHook" if ssh else "standard.hooks.subprocess.SubprocessHook")
    lines = console_lines(streams)
    shown = [f'[{at(n):%Y-%m-%d, %H:%M:%S}] INFO - {line}: source="{hook}"' for n, line in enumerate(lines)]
    sdk = 'File "/home/airflow/.local/lib/python3.12/site-packages/airflow/sdk/'
    raised = (
        "SSH operator error: exit status = 1"
        if ssh
        else "Bash command failed. The command returned a non-zero exit code 1."
    )
    end = [
        f'[{at(len(lines)):%Y-%m-%d, %H:%M:%S}] ERROR - Task failed with exception: source="task"',
        f"AirflowException: {raised}",
        f'{sdk}execution_time/task_runner.py", line 920 in run',
        "",
        f'{sdk}execution_time/task_runner.py", line 1215 in _execute_task',
        "",
        f'{sdk}bases/operator.py", line 397 in wrapper',
    ]
    head = f'[{BEGIN:%Y-%m-%d, %H:%M:%S}] INFO - DAG bundles loaded: dags-folder: source="airflow.dag_processing.bundles.manager.DagBundlesManager"'
    return one(streams, [head, *shown, *end])


def _emrstep(streams: Streams, argument: str) -> Streams:
    """A step of EMR on EC2: its controller's log, then the step's own; the argument is the script's name."""
    step = "s-2Q7H1TZKX0M4P"
    begin = [
        "INFO Ensure step 4 jar file command-runner.jar",
        "INFO StepRunner: Created Runner for step 4",
        (
            "INFO startExec 'hadoop jar /var/lib/aws/emr/step-runner/hadoop-jars/command-runner.jar spark-submit "
            f"--deploy-mode client s3://etl-artifacts-prod/jobs/{argument}'"
        ),
        "INFO Environment:",
        f"INFO redirectOutput to /mnt/var/log/hadoop/steps/{step}/stdout",
        f"INFO redirectError to /mnt/var/log/hadoop/steps/{step}/stderr",
        f"INFO Working dir /mnt/var/lib/hadoop/steps/{step}",
    ]
    head = [f"{at(n):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + f"Z {line}" for n, line in enumerate(begin)]
    end = [
        "INFO waitProcessCompletion ended with exit code 1 : hadoop jar /var/lib/aws/emr/step-runner/hadoop-...",
        "INFO total process run time: 74 seconds",
        "INFO Step created jobs: ",
        f"WARN Step failed with exitCode 1 and took 74 seconds: {step}",
    ]
    tail = [f"{at(440 + n):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + f"Z {line}" for n, line in enumerate(end)]
    return one(streams, [*head, *tail, "", *console_lines(streams), "Command exiting with ret '1'"])


def _podlog(streams: Streams, argument: str) -> Streams:
    """`kubectl describe` of an operator's Spark application, then its driver's log; the argument is the application."""
    head = [
        f"$ kubectl -n analytics describe sparkapplication {argument} | tail -16",
        "Status:",
        "  Application State:",
        "    Error Message:  driver container failed with ExitCode: 1, Reason: Error",
        "    State:          FAILED",
        "  Driver Info:",
        f"    Pod Name:             {argument}-driver",
        f"    Web UI Service Name:  {argument}-ui-svc",
        "  Execution Attempts:     1",
        "Events:",
        "  Type     Reason                   Age    From                          Message",
        "  ----     ------                   ----   ----                          -------",
        f"  Normal   SparkApplicationAdded    4m12s  spark-application-controller  SparkApplication {argument} was added",
        f"  Normal   SparkDriverRunning       3m58s  spark-application-controller  Driver {argument}-driver is running",
        f"  Warning  SparkDriverFailed        2m41s  spark-application-controller  Driver {argument}-driver failed",
        f"$ kubectl -n analytics logs {argument}-driver",
        (
            '+ CMD=("$SPARK_HOME/bin/spark-submit" --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" '
            '--deploy-mode client "$@")'
        ),
        "+ exec /usr/bin/tini -s -- /opt/spark/bin/spark-submit --conf spark.driver.bindAddress=10.0.3.41 --deploy-mode client",
    ]
    return one(streams, [*head, *console_lines(streams)], keep=True)


STEPS: dict[str, Step] = {
    "sparksubmit": _sparksubmit,
    "kpo": _kpo,
    "emrop": _emrop,
    "taskui": _taskui,
    "emrstep": _emrstep,
    "podlog": _podlog,
    **dress_other_answers.STEPS,
    **dress_other_lines.STEPS,
    **dress_other_shells.STEPS,
}
