"""What a scheduler says of a process that failed is not why it failed."""

from tests.carried import own as own_form

AIRFLOW = [
    "Traceback (most recent call last):",
    '  File "/usr/lib/python3.11/site-packages/airflow/models/taskinstance.py", line 7, in _execute_task',
    "    result = _execute_callable(context=context, **execute_callable_kwargs)",
    "airflow.exceptions.AirflowException: Pod rollup-1 returned a failure.",
    "remote_pod: {'api_version': 'v1'}",
]
OWN = [
    "Traceback (most recent call last):",
    '  File "/opt/airflow/dags/etl/job.py", line 7, in main',
    "    total = rows / 0",
    "ZeroDivisionError: division by zero",
]


def own(*lines: str) -> list[str]:
    return own_form(lines)


def test_a_scheduler_s_own_traceback_is_left_out() -> None:
    assert own(*OWN, *AIRFLOW) == OWN


def test_a_traceback_that_is_all_there_is_stays() -> None:
    assert own(*AIRFLOW) == AIRFLOW


def test_an_operator_s_answer_of_the_service_shows_the_exceptions_in_it() -> None:
    answer = (
        "Serverless Job status is: FAILED - Job failed, please check complete logs in configured logging"
        " destination. ExitCode: 1. Last few exceptions: Caused by: java.sql.SQLException: Lock wait timeout"
    )
    assert own("INFO waiting", answer) == [
        "INFO waiting",
        "Caused by: java.sql.SQLException: Lock wait timeout",
    ]
