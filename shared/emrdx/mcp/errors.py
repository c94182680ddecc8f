"""What a caller did wrong, in words that a model can act on."""


class ArgumentError(ValueError):
    """An argument cannot be used. The text says what to give instead and holds no data but the caller's own."""


class CursorError(ArgumentError):
    """The cursor is none of ours, or belongs to another question."""
