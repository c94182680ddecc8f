"""Builds functions' bundles without Docker: sources and arm64 wheels, by hash, into a reproducible zip."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from emrdx_infra.bundles import PLATFORMS, PYTHON, Bundle

REQUIREMENTS: Final = Path(__file__).parent / "requirements"
RULES_FOLDER: Final = "rules"
# The first time that a zip can hold.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_SKIPPED: Final = ("__pycache__", "*.pyc", "bin", "py.typed", "*.pyi")


class BundlingError(RuntimeError):
    """A bundle cannot be built. The text is one line and says what to do."""


def cache_folder() -> Path:
    """Where built bundles are kept: EMRDX_CACHE, else `.cache/emrdx` in the working folder."""
    return Path(os.environ.get("EMRDX_CACHE") or ".cache/emrdx").absolute()


def sources(bundle: Bundle, folder: Path, rules: Path | None = None) -> Path:
    """Copies the bundle's own parts, and a folder of rules, to a new folder.

    Raises:
        BundlingError: a part does not exist.
    """
    for part in bundle.parts:
        *parents, name = part.split(".")
        origin = package(parents[0])
        target = folder / parents[0]
        for parent in ("", *parents[1:]):
            origin, target = origin / parent, target / parent
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin / "__init__.py", target / "__init__.py")
        if (origin / name).is_dir():
            shutil.copytree(
                origin / name, target / name, ignore=shutil.ignore_patterns(*_SKIPPED), dirs_exist_ok=True
            )
        elif (origin / f"{name}.py").is_file():
            shutil.copyfile(origin / f"{name}.py", target / f"{name}.py")
        else:
            raise BundlingError(f"bundle {bundle.function.name}: there is no {part}; install emrdx anew")
    for name in bundle.without:
        shutil.rmtree(folder / name.replace(".", "/"), ignore_errors=True)
        (folder / f"{name.replace('.', '/')}.py").unlink(missing_ok=True)
    if rules is not None:
        shutil.copytree(rules, folder / RULES_FOLDER, ignore=shutil.ignore_patterns(*_SKIPPED))
    return folder


def build(bundle: Bundle, rules: Path | None = None) -> Path:
    """The zip of a bundle, built unless one of the same content is in the cache.

    Raises:
        BundlingError: a part or a wheel is not to be had.
    """
    cache = cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        staged = sources(bundle, Path(scratch) / "bundle", rules)
        requirements = (REQUIREMENTS / bundle.requirements).read_bytes()
        digest = hashlib.sha256(repr((requirements, PYTHON, PLATFORMS)).encode())
        for path in _files(staged):
            digest.update(f"{path.relative_to(staged)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
        archive = cache / f"{bundle.function.name}-{digest.hexdigest()[:24]}.zip"
        if not archive.exists():
            shutil.copytree(_wheels(bundle, cache), staged, dirs_exist_ok=True)
            unfinished = Path(scratch) / archive.name
            _zip(staged, unfinished)
            unfinished.replace(archive)
    return archive


def package(name: str) -> Path:
    """The folder of a top-level package.

    Raises:
        BundlingError: it is not installed.
    """
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise BundlingError(f"there is no package {name}; install emrdx anew")
    return Path(spec.submodule_search_locations[0])


def _wheels(bundle: Bundle, cache: Path) -> Path:
    """The folder of the bundle's unpacked wheels, from the package index the first time."""
    requirements = REQUIREMENTS / bundle.requirements
    digest = hashlib.sha256(repr((requirements.read_bytes(), PYTHON, PLATFORMS)).encode()).hexdigest()[:24]
    folder = cache / f"wheels-{digest}"
    if folder.is_dir():
        return folder
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        unpacked = Path(scratch) / "wheels"
        _install(requirements, unpacked)
        for pattern in _SKIPPED:
            for path in list(unpacked.rglob(pattern) if pattern != "bin" else unpacked.glob(pattern)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        unpacked.replace(folder)
    return folder


def _install(requirements: Path, target: Path) -> None:
    platforms = [option for platform in PLATFORMS for option in ("--platform", platform)]
    # Wheels alone, each with a hash from the lock file: nothing is built or run while bundling.
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--target", str(target), *platforms, "--implementation", "cp", "--python-version", PYTHON,
               "--only-binary=:all:", "--require-hashes", "--no-deps", "--no-compile",
               "--requirement", str(requirements)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        reason = next((line for line in done.stderr.splitlines() if line.startswith("ERROR")), "pip failed")
        raise BundlingError(f"{requirements.name}: {reason}; check the network and the package index")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _zip(folder: Path, archive: Path) -> None:
    """A zip that depends on names and contents alone."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for path in _files(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Lambda runs as another user than the one that owns the files.
            entry.external_attr = (0o755 if path.suffix == ".so" else 0o644) << 16
            out.writestr(entry, path.read_bytes())
