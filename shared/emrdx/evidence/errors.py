"""What reading logs can fail with, as far as a person has to act on it."""


class UnreadableInput(Exception):  # noqa: N818 - named for what the user gave, not for the mechanism
    """An input has no readable log source. The message says what was wrong and what to do next."""
