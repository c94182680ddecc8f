"""`emrdx.toml`: where it is and what it says. What its keys mean is for those to say who read them."""

import tomllib
from pathlib import Path
from typing import Any, Final

import click

NAME: Final = "emrdx.toml"


class ConfigurationError(ValueError):
    """The file cannot be read, or is no TOML. The text does not name it."""


def find(folder: Path) -> Path | None:
    """The nearest `emrdx.toml` from a folder upward, else the one in the user's configuration folder."""
    folders = (folder, *folder.parents, Path(click.get_app_dir("emrdx")))
    return next((path for each in folders if (path := each / NAME).is_file()), None)


def read(path: Path) -> dict[str, Any]:
    """What a file says.

    Raises:
        ConfigurationError: it says nothing that can be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(str(error)) from error
