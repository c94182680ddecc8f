"""The examples of docs/policy.md: each policy gives the verdicts that stand under it."""

import json
import re
from pathlib import Path

import pytest

from emrdx.policy import load

PAGE = (Path(__file__).parents[3] / "docs" / "policy.md").read_text()
EXAMPLES = re.findall(r"```yaml\n(.*?)```\n```jsonl\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("text", "calls"), EXAMPLES)
def test_an_example_does_what_it_says(trial, text, calls):
    assert load(text)[1] == ()
    made = trial(text)
    for line in calls.splitlines():
        call = json.loads(line)
        verdict = call.pop("verdict")
        assert made.decide(**call).verdict == verdict, line


def test_every_policy_on_the_page_has_calls():
    assert len(EXAMPLES) == PAGE.count("```yaml") >= 5
