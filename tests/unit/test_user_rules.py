"""A deployment's own rule files, wherever they are."""

from pathlib import Path
from typing import Any

import pytest

from emrdx.diagnosis.knowledge.rules import InvalidRulesError
from emrdx.user_rules import rule_files, user_rules


def no_client() -> Any:
    """Where nothing of S3 is asked for."""
    raise AssertionError


class Bucket:
    """Objects of one bucket, listed in two pages."""

    def __init__(self, objects: dict[str, bytes]) -> None:
        self.objects = objects

    def get_paginator(self, name: str) -> "Bucket":
        assert name == "list_objects_v2"
        return self

    def paginate(self, **arguments: Any) -> list[dict[str, Any]]:
        keys = sorted(key for key in self.objects if key.startswith(arguments["Prefix"]))
        found = [{"Key": key, "Size": len(self.objects[key])} for key in keys]
        return [{"Contents": found[:1]}, {"Contents": found[1:]}, {}]

    def get_object(self, **arguments: Any) -> dict[str, Any]:
        assert arguments["Bucket"] == "rules"
        data = self.objects[arguments["Key"]]

        class Body:
            def read(self) -> bytes:
                return data

        return {"Body": Body()}


def test_rules_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/x.yml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    named = [(path.removeprefix(f"{tmp_path}/"), text) for path, text in rule_files(str(tmp_path), no_client)]
    assert named == [("a/x.yml", b"a/x.yml"), ("b.yaml", b"b.yaml")]


def test_a_single_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "mine.rules").write_text("rules")
    assert list(rule_files(str(tmp_path / "mine.rules"), no_client)) == [
        (str(tmp_path / "mine.rules"), b"rules")
    ]


def test_rules_below_a_prefix_come_by_their_addresses() -> None:
    bucket = Bucket({"team/a.yaml": b"1", "team/b.yml": b"2", "team/readme.md": b"3", "other/c.yaml": b"4"})
    found = list(rule_files("s3://rules/team/", lambda: bucket))  # type: ignore[arg-type,return-value]
    assert found == [("s3://rules/team/a.yaml", b"1"), ("s3://rules/team/b.yml", b"2")]


def test_without_a_place_there_are_no_rules_but_ours_and_no_client_is_made() -> None:
    assert user_rules(None, no_client) is None


def test_no_rule_file_is_left_out_unsaid(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"{number:03}.yaml").write_text("")
    with pytest.raises(InvalidRulesError, match=r"200\.yaml: beyond the 200 rule files"):
        list(rule_files(str(tmp_path), no_client))


def test_other_files_beside_the_rules_do_not_count(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text("")
    (tmp_path / "z.yaml").write_text("rules")
    assert list(rule_files(str(tmp_path), no_client)) == [(str(tmp_path / "z.yaml"), b"rules")]


def test_a_rule_file_that_is_too_large_is_named() -> None:
    bucket = Bucket({"team/a.yaml": b"#" * (1024 * 1024 + 1)})
    with pytest.raises(InvalidRulesError, match=r"a\.yaml: beyond the 1048576 bytes"):
        list(rule_files("s3://rules/team/", lambda: bucket))  # type: ignore[arg-type,return-value]
