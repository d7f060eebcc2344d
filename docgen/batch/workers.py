"""Letters made by other processes, through any executor of ``concurrent.futures``' interface.

Whoever works gets only names and numbers, reads the circular himself and keeps it for the slices
that follow; the files he writes are whole or not there, as those of a single process are. A
letter that is no longer what was planned is not written.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

from docgen import opening
from docgen.batch.delivery import FilesOrError
from docgen.batch.enclosures import Enclosures, enclosures
from docgen.batch.fingerprints import Contents, making
from docgen.batch.jobs import Job
from docgen.batch.pipeline import pipelined_letters
from docgen.batch.plan import Plan, rows_of_recipients
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.circular import circulars, numbering
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.loading.yaml.yaml_source import MOST_BYTES
from docgen.making import LetterMaker
from docgen.model.dossier import Recipient
from docgen.press import Files, Press
from docgen.writers.files import remove_leftovers, write_together

_ONE_AT_A_TIME = Lock()
_LOG = logging.getLogger(__name__)
_SLICE = 25
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class SliceOrder:
    """What every slice of a batch says: which circular, and where its files go.

    ``planned`` stands for all letters of the plan, so that a later plan is another order;
    ``making`` for what all letters depend on. Of a long list the order is for one ``step``. Slices
    that ``may_repeat`` are made again where a worker was lost, over what he had written.
    """

    path: str
    root: str
    planned: str
    folder: str
    formats: tuple[str, ...]
    page_breaks: bool
    durable: bool = True
    carries_data: bool = True
    making: str = ""
    listed: LongList | None = None
    step: ListStep | None = None
    may_repeat: bool = False
    number: int | None = None


def order_for_letters(plan: Plan, folder: Path, formats: Sequence[str], **more: Any) -> SliceOrder:
    """The order for the letters of a plan; ``more`` are the other fields of :class:`SliceOrder`.

    Raises: ValueError, for a plan with errors.
    """
    if plan.dossier is None or plan.origin is None:
        raise ValueError("nothing can be ordered from a plan with errors")
    facts = (plan.origin.sha256, plan.origin.making, [(job.row, job.content) for job in plan.jobs])
    planned = hashlib.sha256(repr(facts).encode("utf-8")).hexdigest()
    places = (plan.dossier.path, plan.dossier.workspace, folder)
    path, workspace, target = (str(opening.resolved_path(place)) for place in places)
    more |= {"making": plan.origin.making, "number": plan.number}
    return SliceOrder(path, workspace, planned, target, tuple(formats), **more)


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


class OtherMachineError(Exception):
    """Whoever works has another docgen, other faces or another emblem: his letters would differ."""


@dataclass(frozen=True, slots=True)
class _WorkerState:
    """What a process keeps from slice to slice."""

    sender: LetterMaker
    press: Press
    rows: dict[int, Recipient]
    enclosed: Enclosures
    contents: Contents
    agreed: set[str]


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
    order: SliceOrder
    most: int = 2

    def make(self, jobs: Sequence[Job], own: dict[str, str]) -> Iterator[tuple[Job, FilesOrError]]:
        """Each job with what became of it; only so many slices are under way at a time."""
        slices = deque(jobs[at : at + _SLICE] for at in range(0, len(jobs), _SLICE))
        running: deque[tuple[Sequence[Job], Future[list[FilesOrError]] | None]] = deque()
        try:
            while slices or running:
                while slices and len(running) < self.most + _AHEAD:
                    part = slices.popleft()
                    running.append((part, self._submit_slice(part, own)))
                part, future = running.popleft()
                yield from zip(part, self._result(part, future, own), strict=True)
            remove_leftovers(Path(self.order.folder))  # of a worker that was lost while he wrote
        finally:
            for _, future in running:
                if future is not None:
                    future.cancel()

    def _submit_slice(
        self, part: Sequence[Job], own: dict[str, str]
    ) -> Future[list[FilesOrError]] | None:
        """The slice under way; ``None`` where nobody is left to make it."""
        errands = [_errand(job, own, again=self.order.may_repeat) for job in part]
        try:
            return self.executor.submit(make_slice, self.order, errands)
        except Exception:  # a broken pool, a cluster that is gone: each has errors of its own
            return None

    def _result(
        self, part: Sequence[Job], future: Future[list[FilesOrError]] | None, own: dict[str, str]
    ) -> list[FilesOrError]:
        """What became of a slice; one whose worker was lost is made here."""
        try:
            if future is not None:
                return future.result()
        except (Exception, CancelledError):
            _LOG.debug("a slice was lost", exc_info=True)
        errands = [_errand(job, own, again=True) for job in part]
        return make_slice(self.order, errands)


def make_slice(order: SliceOrder, errands: Sequence[Errand]) -> list[FilesOrError]:
    """Draw and write some letters; an error is given back in a letter's place.

    One slice at a time: the threads of a worker share what it keeps from slice to slice.
    """
    with _ONE_AT_A_TIME:
        return _make_letters(order, errands)


def _make_letters(order: SliceOrder, errands: Sequence[Errand]) -> list[FilesOrError]:
    folder = Path(order.folder)
    made: list[FilesOrError] = []
    for errand, files in pipelined_letters(
        (each_errand, partial(_begin_files, order, each_errand)) for each_errand in errands
    ):
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


def _begin_files(order: SliceOrder, errand: Errand) -> Files:
    desk = _desk(order)
    recipient = desk.rows.get(errand.row)
    prepared = desk.sender.letter_to(recipient) if recipient is not None else None
    if prepared is None or prepared.pages is None or prepared.letter is None:
        raise ChangedError(order.path)
    if desk.contents.of(prepared.letter) != errand.content:
        raise ChangedError(order.path)
    if order.making not in desk.agreed:
        if making(desk.press, prepared, desk.enclosed) != order.making:
            raise OtherMachineError(order.path)
        desk.agreed.add(order.making)
    stem = Path(errand.files[0]).stem
    begun = desk.press.begin_files(prepared.pages, order.formats, stem, letter=prepared.letter)
    return desk.enclosed.append_pages_later(begun, prepared.pages)


def _errand(job: Job, own: dict[str, str], *, again: bool = False) -> Errand:
    replaced = tuple(name for name in job.files if again or name in own)
    return Errand(job.row, job.content, job.files, replaced, job.private)


@lru_cache(maxsize=2)
def _desk(order: SliceOrder) -> _WorkerState:
    path, workspace = Path(order.path), Workspace(Path(order.root))
    loaded = _load_circular(order, path, workspace)
    if loaded.dossier is None:
        raise ChangedError(order.path)
    breaks, data = order.page_breaks, order.carries_data
    press = Press.of(workspace, page_breaks=breaks, carries_data=data)
    dossier = loaded.dossier
    if order.number is not None:
        dossier = numbering.numbered_dossier(dossier, order.number)
        loaded = numbering.without_told_blanks(loaded, dossier)
    try:
        enclosed = enclosures(dossier, press) if "pdf" in order.formats else Enclosures()
    except Rejected as error:  # what it carries does not travel between processes
        raise ChangedError(order.path) from error
    sender = LetterMaker(dossier, loaded, workspace, press)
    first = order.step.first if order.step is not None else 1
    rows = rows_of_recipients(dossier, loaded, first)
    return _WorkerState(sender, press, rows, enclosed, Contents(), set())


def _load_circular(order: SliceOrder, path: Path, workspace: Workspace) -> circulars.Loaded:
    if order.step is None or order.listed is None:
        return circulars.load(path, workspace, keep_going=True)
    lists = {order.listed.name: order.listed.content(order.step)}
    content = opening.content(path, MOST_BYTES)
    return circulars.parse(content, path, workspace, lists, keep_going=True)
