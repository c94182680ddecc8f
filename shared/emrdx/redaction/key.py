"""A key that was found, and its value with what that value needs to be believed."""

from typing import NamedTuple

from emrdx.redaction.bare import Value
from emrdx.redaction.keys import Meaning, Needs


class Key(NamedTuple):
    """A key that names a secret."""

    start: int
    end: int
    meaning: Meaning


class Found(NamedTuple):
    """The value of a key, and what it needs to be believed in its carrier."""

    value: Value
    needs: Needs


def firmer(needs: Needs) -> Needs:
    """What a value needs in a carrier that other things than secrets use too."""
    return Needs.FIRM if needs is Needs.ANY else needs
