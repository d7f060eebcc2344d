"""One letter of a batch to be made, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.batch.pipeline import Begin
from docgen.diagnostics import Diagnostic
from docgen.layout.model.pages import Pages
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One letter to be made: for whom, into which files, and how to begin with them.

    ``codes`` name the faults that forbid making it; an unchosen job keeps what it was;
    ``content`` stands for all that the letter alone depends on. A letter that goes out with a
    number has a ``part``, its name ``under`` that number, and ``words``, the SHA-256 of what it
    says; ``also`` are the numbers of documents that follow it in its files. The files of a
    ``private`` letter are for their owner alone. ``set_pages`` gives the letter on its pages,
    where its PDF is just these.
    """

    row: int
    recipient: str
    addressee: str
    pages: int
    files: tuple[str, ...]
    begin: Begin
    chosen: bool = True
    codes: tuple[str, ...] = ()
    content: str = ""
    part: str = ""
    words: str = ""
    under: str = ""
    also: tuple[str, ...] = ()
    private: bool = False
    set_pages: Callable[[], Pages] | None = None

    def draw(self) -> dict[str, bytes]:
        """Its files by name, now."""
        return self.begin()()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: its files, or the fault; ``error`` is what was raised."""

    job: Job
    files: tuple[Path, ...] = ()
    fault: Diagnostic | None = None
    error: Exception | None = None
