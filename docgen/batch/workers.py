"""Letters made by other processes, through any executor of ``concurrent.futures``' interface.

Whoever works gets only names and numbers, reads the circular himself and keeps it for the slices
that follow; the files he writes are whole or not there, as those of a single process are. A
letter that is no longer what was planned is not written.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path

from docgen import opening
from docgen.batch.delivery import Job, Made
from docgen.batch.enclosures import Enclosures, enclosures
from docgen.batch.fingerprints import Contents
from docgen.batch.pipeline import ahead
from docgen.batch.plan import Plan, rows_of
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import Files, LetterMaker, Press
from docgen.model.dossier import Recipient
from docgen.writers.files import write_together

_SLICE = 25
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What every slice of a batch says: which circular, and where its files go.

    ``planned`` stands for all letters of the plan, so that a later plan is another order.
    """

    path: str
    root: str
    planned: str
    folder: str
    formats: tuple[str, ...]
    page_breaks: bool
    durable: bool = True


def order_of(
    plan: Plan, folder: Path, formats: Sequence[str], *, page_breaks: bool, durable: bool = True
) -> Order:
    """The order for the letters of a plan; ``ValueError`` from a plan with errors."""
    if plan.dossier is None or plan.origin is None:
        raise ValueError("nothing can be ordered from a plan with errors")
    facts = (plan.origin.sha256, plan.origin.making, [(job.row, job.content) for job in plan.jobs])
    planned = hashlib.sha256(repr(facts).encode("utf-8")).hexdigest()
    places = (plan.dossier.path, plan.dossier.workspace, folder)
    path, workspace, target = (str(opening.resolved(place)) for place in places)
    return Order(path, workspace, planned, target, tuple(formats), page_breaks, durable)


@dataclass(frozen=True, slots=True)
class Errand:
    """One letter of a slice: its row, its files, and which of them docgen may replace.

    ``content`` stands for what it was when it was planned.
    """

    row: int
    content: str
    files: tuple[str, ...]
    replace: tuple[str, ...]
    private: bool = False


class ChangedError(Exception):
    """A letter is no longer what was planned: someone changed what it is made from."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a process keeps from slice to slice."""

    sender: LetterMaker
    press: Press
    rows: dict[int, Recipient]
    enclosed: Enclosures
    contents: Contents


def processes(count: int) -> Executor:
    """``count`` processes, started afresh as on Windows, so that they work alike everywhere.

    They start at once: what they do first goes on while whoever called checks his plan.
    """
    executor = ProcessPoolExecutor(
        count,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_leave_interrupts_to_the_caller,
    )
    for _ in range(count):
        executor.submit(get_ready)
    return executor


def get_ready() -> None:
    """Load what drawing any letter needs."""
    press = Press()
    assert press.docx
    assert press.pdf


def _leave_interrupts_to_the_caller() -> None:
    """Ctrl-C reaches every process at the keyboard; one of them says that it was heard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


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
    folder = Path(order.folder)
    made: list[Made] = []
    for errand, files in ahead((one, partial(_begun, order, one)) for one in errands):
        try:
            made.append(
                write_together(
                    folder,
                    files(),
                    replace=errand.replace,
                    durable=order.durable,
                    private=errand.private,
                )
            )
        except Exception as error:  # told by whoever ordered it
            made.append(error)
    return made


def _begun(order: Order, errand: Errand) -> Files:
    desk = _desk(order)
    recipient = desk.rows.get(errand.row)
    prepared = desk.sender.letter_to(recipient) if recipient is not None else None
    if prepared is None or prepared.pages is None or prepared.letter is None:
        raise ChangedError(order.path)
    if desk.contents.of(prepared.letter) != errand.content:
        raise ChangedError(order.path)
    stem = Path(errand.files[0]).stem
    begun = desk.press.begun(prepared.pages, order.formats, stem, letter=prepared.letter)
    return desk.enclosed.behind(begun, prepared.pages)


def _errand(job: Job, own: dict[str, str]) -> Errand:
    replaced = tuple(name for name in job.files if name in own)
    return Errand(job.row, job.content, job.files, replaced, job.private)


@lru_cache(maxsize=2)
def _desk(order: Order) -> _Desk:
    path, workspace = Path(order.path), Workspace(Path(order.root))
    loaded = circulars.load(path, workspace, keep_going=True)
    if loaded.dossier is None:
        raise ChangedError(order.path)
    press = Press.of(workspace, page_breaks=order.page_breaks)
    dossier = loaded.dossier
    try:
        enclosed = enclosures(dossier, press) if "pdf" in order.formats else Enclosures()
    except Rejected as error:  # what it carries does not travel between processes
        raise ChangedError(order.path) from error
    sender = LetterMaker(dossier, loaded, workspace, press)
    return _Desk(sender, press, rows_of(dossier, loaded), enclosed, Contents())
