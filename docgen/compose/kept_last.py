"""What was made last of the very same object: a letter that is being written is made at every key.

Its data stay the same objects while it is typed, so that annexes and counts are made once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")


class KeptLast(Generic[Source, Made]):
    """The last ``most`` things made, by the object they are made of and by what was asked of it.

    The source is kept alive with it, so that it is told by identity. What is kept is shared: it
    must not be changed. Several threads may ask at once.
    """

    def __init__(self, most: int) -> None:
        self._kept: deque[tuple[Source, object, Made]] = deque(maxlen=most)

    def kept_or_made(self, source: Source, asked: object, making: Callable[[], Made]) -> Made:
        """What ``making`` gives; what it gave before of this source, asked for the same."""
        for known, other, kept in list(self._kept):
            if known is source and other == asked:
                return kept
        made = making()
        self._kept.append((source, asked, made))
        return made
