"""One form for all the ways a posting may be written, character for character: offsets stay those of the original."""

from __future__ import annotations

from .weights import weights


def fold(text: str) -> str:
    """
    Return `text` as the model reads it, of the same length.

    Compatibility forms, letter case, Traditional characters and all kinds of space fold away, one character at a time.
    """
    return "".join(map(weights().folding.__getitem__, text))
