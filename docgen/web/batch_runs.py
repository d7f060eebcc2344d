"""Batches under way: each in a thread of its own, counted letter by letter, stopped when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services.events import Begun, Ended, Event, Found, Made, Status

_RUNNING, _STOPPED, _DONE, _FAILED = "running", "stopped", "done", "failed"


@dataclass(slots=True)
class BatchRun:
    """One run: how many letters there are, how many are made, how it ended."""

    folder: Path
    total: int = 0
    made: int = 0
    failed: int = 0
    state: str = _RUNNING
    found: list[Diagnostic] = field(default_factory=list)
    stops: bool = False

    @property
    def is_running(self) -> bool:
        """Whether letters are still being made."""
        return self.state == _RUNNING

    def told(self) -> dict[str, object]:
        """What the page shows of it."""
        return {
            "state": self.state,
            "total": self.total,
            "made": self.made,
            "failed": self.failed,
        }

    def follow(self, events: Iterator[Event]) -> None:
        """Take the events one after another; a stop is heeded after the letter under way."""
        try:
            for event in events:
                self._take(event)
                if self.stops and self.is_running:
                    close = getattr(events, "close", None)
                    if close is not None:
                        close()
                    self.state = _STOPPED
                    return
        except Rejected as refusal:
            self.found += refusal.found
            self.state = _FAILED
        except OSError:
            self.state = _FAILED
        if self.is_running:
            self.state = _DONE

    def _take(self, event: Event) -> None:
        if isinstance(event, Found):
            self.found += event.found
        elif isinstance(event, Begun):
            self.total = event.total
        elif isinstance(event, Made):
            self.made += 1
            self.failed += event.outcome.fault is not None
        elif isinstance(event, Ended):
            self.state = _DONE if event.status is Status.DONE else _FAILED


@dataclass(slots=True)
class BatchRuns:
    """The runs of one workspace, by the name of their letter; one at a time each."""

    runs: dict[str, BatchRun] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, name: str, folder: Path, events: Callable[[], Iterator[Event]]) -> BatchRun:
        """Begin a run, or give the one that is under way."""
        with self._lock:
            known = self.runs.get(name)
            if known is not None and known.is_running:
                return known
            run = self.runs[name] = BatchRun(folder)
        Thread(target=lambda: run.follow(events()), name=f"batch {name}", daemon=True).start()
        return run

    def stop(self, name: str) -> None:
        """Ask a run to stop after the letter under way."""
        run = self.runs.get(name)
        if run is not None:
            run.stops = True

    def stop_all(self) -> None:
        """Ask every run to stop."""
        for run in self.runs.values():
            run.stops = True
