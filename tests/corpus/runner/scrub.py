"""Makes logs neutral: the machine's own names give way to those of an EMR worker. Pure: text to text."""

from __future__ import annotations

import re
from collections.abc import Callable

Rule = tuple[re.Pattern[bytes], bytes | Callable[[re.Match[bytes]], bytes]]

RULES: tuple[Rule, ...] = (
    (re.compile(rb"OS info Linux, [^,\n]+, amd64"), b"OS info Linux, 6.1.134-150.224.amzn2023.x86_64, amd64"),
    (re.compile(rb"/root/\.pyenv/versions/(3\.\d+)\.\d+/lib/"), rb"/usr/lib64/"),
    (re.compile(rb"/root/\.pyenv/versions/(3\.\d+)\.\d+/bin/"), rb"/usr/bin/"),
    (re.compile(rb"(file:/{1,3}|/)[^\s,:;'\"]*/jars/e\d+/"), rb"\1usr/share/aws/lib/"),
    (re.compile(rb"/usr/lib/jvm/java-17-openjdk-amd64"), b"/usr/lib/jvm/java-17-amazon-corretto.x86_64"),
    (re.compile(rb"17\.0\.15\+6-Debian-1deb12u1"), b"17.0.15+6-LTS"),
    (re.compile(rb"/var/tmp/emrdx-lab/(postgres|mariadb|kafka)"), rb"/var/lib/\1"),
    (re.compile(rb"/[^\s:'\"]*/tests/corpus/[^\s:'\"]*"), b"/home/hadoop/job"),
    (re.compile(rb"/mnt/work/w\d+/"), b"/var/lib/spark/work/"),
    (re.compile(rb"\bhadoop-root\b"), b"hadoop-hadoop"),
    (re.compile(rb"\broot, ?hadoop\b"), b"hadoop"),
    (re.compile(rb"(?<![\w./])root(?=[;@])"), b"hadoop"),
    (re.compile(rb"/root(?=[/\s:])"), b"/home/hadoop"),
)
"""In order; each removes one name of the machine that ran the job."""


def scrub(data: bytes, machine: tuple[bytes, ...] = ()) -> bytes:
    """The log with neutral names; `machine` are the host names to replace wherever they stand as a word."""
    for pattern, neutral in RULES:
        data = pattern.sub(neutral, data)
    for name in machine:
        data = re.sub(rb"(?<![\w./-])" + re.escape(name) + rb"(?![\w/-])", b"ip-10-0-3-41", data)
    return data
