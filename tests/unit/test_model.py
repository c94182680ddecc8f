"""The raw values that flow."""

import pytest

from emrdx.model import Role


@pytest.mark.parametrize(
    ("role", "is_driver"),
    [(Role.DRIVER, True), (Role.HIVE_DRIVER, True), (Role.EXECUTOR, False), (Role.TEZ_TASK, False)],
)
def test_each_process_of_a_run_is_its_driver_or_a_worker(role: Role, is_driver: bool) -> None:
    assert (role.is_driver, role.is_worker) == (is_driver, not is_driver)
