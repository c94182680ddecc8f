"""Waiting between tries, with full jitter, so that those who met do not meet again."""

import random
import time
from collections.abc import Iterator
from typing import Final

TRIES: Final = 10
FIRST_SECONDS: Final = 0.02
LONGEST_SECONDS: Final = 1.0


def pauses(tries: int = TRIES) -> Iterator[int]:
    """Yields the number of each try, from 0, and sleeps before all but the first."""
    for number in range(tries):
        if number:
            time.sleep(random.uniform(0, min(LONGEST_SECONDS, FIRST_SECONDS * 2**number)))
        yield number
