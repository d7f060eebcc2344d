"""How far long work is, told part by part to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable

CountParts = Callable[[int, int], None]  # so many parts are done, of so many


def count_nothing(done: int, of: int) -> None:
    """Nobody waits for the count."""
