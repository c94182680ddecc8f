"""The CDK's command from npm, run by the packaged Node."""

import os
import subprocess

import pytest

from emrdx_infra.app import synthesize
from emrdx_infra.node import npx, packaged_node
from emrdx_infra.settings import settings_from


@pytest.mark.full
def test_the_cdk_command_runs_without_any_other_node(tmp_path):
    synthesize(settings_from({"bundle": False}), tmp_path)
    environment = {**os.environ, "PATH": f"{packaged_node().parent}:/usr/bin:/bin"}
    command = [*npx(), "--yes", "aws-cdk@2", "ls", "--app", str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, "emrdx"), done.stderr
