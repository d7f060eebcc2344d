"""Long work under way: each in a process of its own, counted letter by letter, stopped at once."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import field
from multiprocessing.connection import Connection
from threading import Event, Lock, Thread
from typing import Any

from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.services import batch_results
from docgen.services.events import RunStatus
from docgen.web.page_words import page_words
from docgen.web.run_worker import AnyOrder, RunOrder, work

CHECKING, RUNNING, STOPPING = "checking", "running", "stopping"  # while it is under way
STOPPED, DONE, FAILED = "stopped", "done", "failed"
_PATIENCE = 0.5  # seconds that a letter under way has when a stop is asked
_MOST_FOUND = 200


@dataclass(slots=True)
class BatchRun:
    """One run: what it does, how many letters are wanted, stand and cannot be made, its end.

    ``done`` are the names of sources that were fetched.
    """

    order: AnyOrder
    total: int = 0
    made: int = 0
    failed: int = 0
    standing: int = 0
    last: str = ""
    state: str = CHECKING
    found: list[Diagnostic] = field(default_factory=list)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    _connection: Connection | None = None
    _process: Any = None
    _followers: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)
    _thread: Thread | None = None
    _ended: Event = field(default_factory=Event)

    @property
    def is_running(self) -> bool:
        """Whether it is still under way."""
        return self.state in (CHECKING, RUNNING, STOPPING)

    def shown_state(self) -> dict[str, object]:
        """What the page shows of it."""
        names = ("state", "total", "made", "failed", "last")
        word = page_words()[self.order.words]["state"][self.state]
        return {name: getattr(self, name) for name in names} | {"count": self.count, "word": word}

    @property
    def count(self) -> str:
        """How many letters stand of those that are wanted, and how many cannot be made."""
        form = page_words()[self.order.words]["made_but_of" if self.failed else "made_of"]
        return str(form).format(made=self.made, total=self.total, failed=self.failed)

    def start(self) -> None:
        """Begin the work in its process; a thread listens to it."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, self.order), daemon=False)
        self._process.start()
        theirs.close()
        self._thread = Thread(target=self._listen, name="docgen run", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the letter under way; while nothing is written yet, in the midst of it."""
        process = self._process
        with self._lock:
            if not self.is_running:
                return
            self.state = STOPPING
            self._wake()
            with suppress(OSError, ValueError):
                if self._connection is not None:
                    self._connection.send("stop")
        # What is killed leaves only whole files, and the next run puts its record right.
        if not self._ended.wait(_PATIENCE) and process is not None:
            process.terminate()
            self._ended.wait(_PATIENCE)

    async def changes(self) -> AsyncIterator[dict[str, object]]:
        """What the page shows, each time that it changes, to the end."""
        woken = asyncio.Event()
        follower = (asyncio.get_running_loop(), woken)
        self._followers.append(follower)
        try:
            told = self.shown_state()
            yield told
            while told["state"] in (CHECKING, RUNNING, STOPPING):
                with suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), 5)
                woken.clear()
                told = self.shown_state()
                yield told
        finally:
            self._followers.remove(follower)

    def _listen(self) -> None:
        connection = self._connection
        assert connection is not None
        try:
            while self.is_running:
                told = connection.recv()
                with self._lock:
                    self._take(told)
                self._wake()
        except (EOFError, OSError):
            pass
        with self._lock:
            self._left()
        self._ended.set()
        self._wake()
        with suppress(OSError):
            connection.close()
        self._process.join()

    def _left(self) -> None:
        """The end of a run that ended without a word: its last letter may have been written."""
        if not self.is_running:
            return
        self.state = STOPPED if self.state == STOPPING else FAILED
        with suppress(Rejected):
            if self.total and isinstance(self.order, RunOrder):
                made = batch_results.results(self.order.batch.target)
                self.made = min(max(self.made, made.made_count if made else 0), self.total)

    def _wake(self) -> None:
        for loop, woken in tuple(self._followers):
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(woken.set)

    def _take(self, told: tuple[Any, ...]) -> None:
        name, *values = told
        if name == "found":
            self.found += values[0][: _MOST_FOUND - len(self.found)]
        elif name == "note":
            self.notes[values[0]] = values[1]
        elif name == "begun":
            self.total, self.failed = values
            self.state = RUNNING if self.state == CHECKING else self.state
        elif name == "made":
            self.last = values[0]
            self.made += not values[1]
            self.failed += values[1]
        elif name == "way":
            self._take_way(*values)
        elif name == "skipped":
            self.made += values[0]
        elif name == "standing":
            self.standing += values[0]
        elif name == "stopped":
            self.state = STOPPED
        elif name == "ended":
            self.state = DONE if values[0] == RunStatus.DONE.value else FAILED
            self.failed = max(self.failed, values[1])

    def _take_way(self, name: str, rows: int, is_done: bool, has_failed: bool) -> None:
        """A source on its way."""
        form = str(page_words()["fetch"]["rows"]) if rows else "{name}"
        self.last = form.format(name=name, rows=f"{rows:,}")
        self.made += is_done and not has_failed
        self.failed += has_failed
        if is_done and not has_failed:
            self.done.append(name)


@dataclass(slots=True)
class BatchRuns:
    """The runs of one workspace, by the name of their letter; one at a time each."""

    runs: dict[str, BatchRun] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, name: str, order: AnyOrder) -> BatchRun:
        """Begin a run, or give the one that is under way."""
        with self._lock:
            known = self.runs.get(name)
            if known is not None and known.is_running:
                return known
            run = self.runs[name] = BatchRun(order)
            run.start()
            return run

    def stop(self, name: str) -> None:
        """Stop a run."""
        run = self.runs.get(name)
        if run is not None:
            run.stop()

    def stop_all(self) -> None:
        """Stop every run."""
        for run in tuple(self.runs.values()):
            run.stop()
