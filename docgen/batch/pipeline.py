"""A letter is begun before the one before it is written, so that both go on at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from docgen.press import Files

Letter = TypeVar("Letter")
Begin = Callable[[], Files]


def pipelined_letters(letters: Iterable[tuple[Letter, Begin]]) -> Iterator[tuple[Letter, Files]]:
    """Each letter with what waits for its files, once the next is begun.

    What goes wrong at a beginning is raised where the files of that letter are asked for.
    """
    waiting: tuple[Letter, Files] | None = None
    for letter, begin in letters:
        begun = _begin_files(begin)
        if waiting is not None:
            yield waiting
        waiting = (letter, begun)
    if waiting is not None:
        yield waiting


def _begin_files(begin: Begin) -> Files:
    try:
        return begin()
    except Exception as error:
        fault = error

    def files() -> dict[str, bytes]:
        raise fault

    return files
