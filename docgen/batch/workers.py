"""Letters made by other processes, through any executor of ``concurrent.futures``' interface.

Whoever works gets only names and numbers, reads the circular himself and keeps it for the slices
that follow; the files he writes are whole or not there, as those of a single process are.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.batch.delivery import Job, Made
from docgen.batch.enclosures import with_enclosures
from docgen.batch.plan import rows_of
from docgen.build import Press, Sender
from docgen.dossier import Dossier, Recipient
from docgen.loading import circulars
from docgen.loading.workspace import Workspace
from docgen.writers.files import write_together

_SLICE = 25
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What every slice of a batch says: the circular as it was planned, and where its files go."""

    path: str
    sha256: str
    root: str
    folder: str
    formats: tuple[str, ...]
    page_breaks: bool
    durable: bool = True


@dataclass(frozen=True, slots=True)
class Errand:
    """One letter of a slice: its row, its files, and which of them docgen may replace."""

    row: int
    files: tuple[str, ...]
    replace: tuple[str, ...]


class ChangedError(Exception):
    """The circular is no longer what was planned from."""


def processes(count: int) -> Executor:
    """``count`` processes, started afresh as on Windows, so that they work alike everywhere."""
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


@dataclass(frozen=True, slots=True)
class Workers:
    """Makes jobs on an executor, in their order; the executor is the caller's to shut down."""

    executor: Executor
    order: Order
    most: int = 2

    def make(self, jobs: Sequence[Job], own: dict[str, str]) -> Iterator[tuple[Job, Made]]:
        """Each job with what became of it; only so many slices are under way at a time."""
        slices = deque(jobs[at : at + _SLICE] for at in range(0, len(jobs), _SLICE))
        running: deque[tuple[Sequence[Job], Future[list[Made]]]] = deque()
        try:
            while slices or running:
                while slices and len(running) < self.most + _AHEAD:
                    part = slices.popleft()
                    errands = [_errand(job, own) for job in part]
                    running.append((part, self.executor.submit(make_slice, self.order, errands)))
                part, future = running.popleft()
                yield from zip(part, future.result(), strict=True)
        finally:
            for _, future in running:
                future.cancel()


def make_slice(order: Order, errands: Sequence[Errand]) -> list[Made]:
    """Draw and write some letters; an error is given back in a letter's place."""
    sender, press, dossier, rows = _sender(order)
    folder = Path(order.folder)
    made: list[Made] = []
    for errand in errands:
        try:
            pages = sender.letter_to(rows[errand.row]).pages
            if pages is None:
                raise ChangedError(order.path)
            files = press.drawn(pages, order.formats, Path(errand.files[0]).stem)
            files = with_enclosures(files, dossier, press)
            named = dict(zip(errand.files, files.values(), strict=True))
            made.append(
                write_together(folder, named, replace=errand.replace, durable=order.durable)
            )
        except Exception as error:  # told by whoever ordered it
            made.append(error)
    return made


def _errand(job: Job, own: dict[str, str]) -> Errand:
    return Errand(job.row, job.files, tuple(name for name in job.files if name in own))


@lru_cache(maxsize=2)
def _sender(order: Order) -> tuple[Sender, Press, Dossier, dict[int, Recipient]]:
    path, workspace = Path(order.path), Workspace(Path(order.root))
    if hashlib.sha256(path.read_bytes()).hexdigest() != order.sha256:
        raise ChangedError(order.path)
    loaded = circulars.load(path, workspace, keep_going=True)
    if loaded.dossier is None:
        raise ChangedError(order.path)
    press = Press(page_breaks=order.page_breaks)
    dossier = loaded.dossier
    sender = Sender(dossier, loaded, workspace, press)
    return sender, press, dossier, rows_of(dossier, loaded)
