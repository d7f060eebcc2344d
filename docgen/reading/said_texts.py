"""The texts that fields hold, asked for pieces of lines, in time that grows as the file does."""

from __future__ import annotations

import re
from collections.abc import Iterable

_AROUND = 2_000  # characters before and after the last piece within which the next one stands
_MOST_LOOKED = 400_000_000  # characters; only a file of many thousand lines comes so far


class SaidTexts:
    """Texts without their spaces, dots and brackets, which are asked whether they hold a piece.

    Lines are asked for in the order of the file, and fields hold them in the same order: most stand
    near the one before. Others are looked for everywhere, but not without end: in a file far longer
    than any letter they count as not held, so that they are told and not lost.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        each = [text_without_brackets(text) for text in texts]
        self._single = frozenset(each)
        self._whole = "\0".join(each)
        self._at = 0
        self._left = _MOST_LOOKED

    def hold(self, piece: str) -> bool:
        """Whether one of the texts holds a piece, whatever its spaces, dots and brackets."""
        bare = text_without_brackets(piece)
        if not bare or bare in self._single:
            return True
        around = _AROUND + len(bare)
        found = self._whole.find(bare, max(0, self._at - around), self._at + around)
        if found < 0 and self._left > 0:
            found = self._whole.find(bare)
            self._left -= len(self._whole) if found < 0 else found
        if found < 0:
            return False
        self._at = found + len(bare)
        return True


def text_without_brackets(text: str) -> str:
    """A text without its spaces, dots and brackets."""
    return re.sub(r"[\s.…_()]+", "", text)
