"""A policy follows its source, and never into an invalid or half-written one."""

import os
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from emrdx.policy import PolicyError
from emrdx.policy.reload import SHUT, Current, elsewhere
from emrdx.policy.source import File, S3Object, SsmParameter, source_of

OPEN, CLOSED = 'version: "1"\n', 'version: "1"\ndefault: deny\n'


class Followed:
    def __init__(self, path: Path) -> None:
        self.path, self.said, self._stamp = path, [], 1_700_000_000
        self.write(OPEN)
        self.current = Current(File(path), self.said.append)

    def write(self, text: str, *, rested: bool = True) -> None:
        other = self.path.with_suffix(".new")
        other.write_text(text)
        other.replace(self.path)
        if rested:
            self._stamp += 1
            os.utime(self.path, (self._stamp, self._stamp))


@pytest.fixture
def followed(tmp_path):
    return Followed(tmp_path / "policy.yaml")


def test_a_change_comes_into_force(followed):
    assert followed.current().default_allow
    followed.write(CLOSED)
    assert not followed.current().default_allow
    assert followed.said == ["the policy was read again and is in force"]


def test_an_invalid_change_is_reported_once_and_the_old_policy_stays(followed):
    followed.write('version: "1"\ndefault: maybe\n')
    assert [followed.current().default_allow for _ in range(3)] == [True] * 3
    assert len(followed.said) == 1
    assert "line 2" in followed.said[0]
    followed.write(CLOSED)
    assert not followed.current().default_allow


def test_a_file_that_was_written_just_now_waits(followed):
    followed.write(CLOSED, rested=False)
    assert followed.current().default_allow


def test_a_file_that_is_gone_changes_nothing(followed):
    followed.path.unlink()
    assert followed.current().default_allow
    assert followed.current().default_allow
    assert len(followed.said) == 1


def test_text_that_is_no_utf_8_is_refused(followed):
    followed.path.write_bytes(b"\xff\xfe")
    os.utime(followed.path, (1, 1))
    assert followed.current().default_allow


def test_an_invalid_policy_does_not_start(tmp_path):
    path = tmp_path / "policy.yaml"
    path.write_text("version: 2\n")
    with pytest.raises(PolicyError):
        Current(File(path), print)


@pytest.fixture
def aws(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield


def test_a_policy_in_an_object_is_followed(aws):
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="policies")
    s3.put_object(Bucket="policies", Key="p.yaml", Body=OPEN.encode())
    current = Current(S3Object(s3, "policies", "p.yaml"), lambda _: None)
    s3.put_object(Bucket="policies", Key="p.yaml", Body=CLOSED.encode())
    assert not current().default_allow
    s3.delete_object(Bucket="policies", Key="p.yaml")
    assert not current().default_allow


def test_a_source_in_aws_is_looked_at_now_and_then(aws):
    s3, now = boto3.client("s3", region_name="us-east-1"), [0.0]
    s3.create_bucket(Bucket="policies")
    s3.put_object(Bucket="policies", Key="p.yaml", Body=OPEN.encode())
    current = Current(S3Object(s3, "policies", "p.yaml"), lambda _: None, every=30, clock=lambda: now[0])
    s3.put_object(Bucket="policies", Key="p.yaml", Body=CLOSED.encode())
    assert current().default_allow
    now[0] = 30.0
    assert not current().default_allow


class Parameters:
    """An SSM client with one parameter."""

    def __init__(self) -> None:
        self.values = [OPEN]

    def get_parameter(self, Name: str, WithDecryption: bool) -> dict:  # noqa: N803 (AWS' names)
        assert (Name, WithDecryption) == ("/emrdx/policy", True)
        return {"Parameter": {"Version": len(self.values), "Value": self.values[-1]}}


def test_a_policy_in_a_parameter_is_followed():
    client = Parameters()
    current = Current(SsmParameter(client, "/emrdx/policy"), lambda _: None)
    assert current().default_allow
    client.values.append(CLOSED)
    assert not current().default_allow


class Unreliable:
    """A source whose text cannot be read at some times."""

    def __init__(self) -> None:
        self.texts, self.reachable, self.number = [OPEN], True, 0

    def version(self) -> int:
        return len(self.texts)

    def text(self) -> str:
        if not self.reachable:
            raise OSError("throttled")
        return self.texts[-1]


def test_a_change_that_could_not_be_read_is_tried_again():
    source, said = Unreliable(), []
    current = Current(source, said.append)
    source.texts.append(CLOSED)
    source.reachable = False
    assert current().default_allow
    source.reachable = True
    assert not current().default_allow
    assert said == ["the policy stays as it was: throttled", "the policy was read again and is in force"]


def test_a_policy_out_of_reach_from_the_start_denies_until_it_is_read():
    source, said, now = Unreliable(), [], [0.0]
    source.reachable = False
    current = Current(source, said.append, every=30, clock=lambda: now[0], until_read=SHUT)
    assert not current().default_allow
    assert said == ["the policy cannot be read, so nothing is allowed: throttled"]
    source.reachable, now[0] = True, 30.0
    assert current().default_allow


def test_an_invalid_policy_elsewhere_denies_until_it_is_valid():
    source, said = Unreliable(), []
    source.texts = ["version: 2\n"]
    assert not elsewhere(source, said.append)().default_allow
    assert "line 1" in said[0]


def test_a_place_names_its_source():
    made = []
    assert source_of("ssm:/team/policy", made.append) == SsmParameter(None, "/team/policy")
    assert source_of("s3://bucket/a/policy.yaml", made.append) == S3Object(None, "bucket", "a/policy.yaml")
    assert made == ["ssm", "s3"]


@pytest.mark.parametrize("place", ["", "policy.yaml", "ssm:", "s3://bucket", "s3://bucket/", "ssm:a b"])
def test_what_is_no_place_is_refused(place):
    with pytest.raises(ValueError, match="neither"):
        source_of(place, lambda _: None)
