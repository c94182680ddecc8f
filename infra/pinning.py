"""Writes each bundle's hashed requirements, taken from the lock file: `python -m emrdx_infra.pinning`."""

import re
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import requires
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from emrdx_infra.bundles import BUNDLES, PYTHON

_LOCK: Final = Path("requirements-dev.lock")
_PINNED: Final = re.compile(r"(?m)^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?: ;[^\\\n]*)?"
                            r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)")  # fmt: skip
# The machine that the wheels run on, whatever machine this runs on.
_TARGET: Final[Mapping[str, str]] = {
    "implementation_name": "cpython",
    "implementation_version": f"{PYTHON}.0",
    "os_name": "posix",
    "platform_machine": "aarch64",
    "platform_python_implementation": "CPython",
    "platform_release": "",
    "platform_system": "Linux",
    "platform_version": "",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "linux",
}


def pinned(lock: str) -> dict[str, str]:
    """The lock file's entries with their hashes, by canonical name.

    Raises:
        ValueError: a distribution has two versions, one by each marker.
    """
    entries: dict[str, str] = {}
    for found in _PINNED.finditer(lock):
        name = canonicalize_name(found["name"])
        if name in entries:
            raise ValueError(f"{name} is pinned twice")
        entries[name] = f"{found['name']}=={found['version']}{found['hashes']}\n"
    return entries


def closure(roots: Iterable[str]) -> list[str]:
    """The canonical names of distributions and all that they need on the target, as their metadata says."""
    found: set[tuple[str, str]] = set()
    waiting = [(Requirement(root).name, extra) for root in roots for extra in ("", *Requirement(root).extras)]
    while waiting:
        name, extra = waiting.pop()
        if (canonicalize_name(name), extra) in found:
            continue
        found.add((canonicalize_name(name), extra))
        for text in requires(name) or ():
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({**_TARGET, "extra": extra}):
                waiting += [(need.name, each) for each in ("", *need.extras)]
    return sorted({name for name, _ in found})


def texts(lock: str) -> dict[str, str]:
    """Each bundle's requirements file, by the file's name."""
    entries = pinned(lock)
    return {
        bundle.requirements: "".join(entries[name] for name in closure(bundle.distributions))
        for bundle in BUNDLES
    }


def main() -> int:
    """Writes the files beside this module."""
    folder = Path(__file__).parent / "requirements"
    folder.mkdir(exist_ok=True)
    for name, text in texts(_LOCK.read_text(encoding="utf-8")).items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
