"""Work on what strangers sent, in a process of its own with limits of memory and time.

The worst file then costs one message: a library that is made to take gigabytes, to search for
minutes or to abort takes only the worker with it. One worker serves one process of docgen for as
long as it lives, so a folder of files costs one start (0.15 s here); it is started anew after a
file that it did not survive. ``resource`` sets the limits where the system has it; the worker's
own watch and the clock of the one who waits hold everywhere.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer
from typing import Any

from docgen.diagnostics import Rejected
from docgen.isolation.worker_messages import (
    LONGEST_WAIT,
    MOST_SECONDS,
    OUT_OF_MEMORY,
    OUT_OF_TIME,
    receive_value,
    send_value,
)

TOO_SLOW, TOO_MUCH_MEMORY = "too_slow", "too_much_memory"


class OverrunError(Exception):
    """The work was stopped: ``reason`` is ``too_slow`` or ``too_much_memory``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class IsolatedError(Exception):
    """The work raised something that it does not name: its kind and its words as text."""


class Worker:
    """A process that does one piece of work after the other."""

    def __init__(self) -> None:
        command = [sys.executable, "-P", "-m", "docgen.isolation.worker"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self.owner = os.getpid()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=tempfile.gettempdir(),  # it holds no folder of the user
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=os.name != "nt",  # Ctrl-C is for the one who waits
        )

    @property
    def is_alive(self) -> bool:
        """Whether it can still work, and for this process."""
        return self.owner == os.getpid() and self._process.poll() is None

    def work(
        self, task: str, arguments: tuple[Any, ...], wait: float, seconds: int = MOST_SECONDS
    ) -> Any:
        """What ``module:function`` gives for the arguments.

        Raises: Rejected, as the function does; OverrunError; IsolatedError.
        """
        clock = Timer(wait, self._process.kill)
        clock.start()
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            send_value(self._process.stdin, (task, arguments, seconds))
            outcome, value, is_tired = receive_value(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            raise OverrunError(self._end(was_late=not clock.is_alive())) from None
        finally:
            clock.cancel()
        if is_tired:
            self.stop()
        if outcome == "rejected":
            raise Rejected(value)
        if outcome == "memory":
            raise OverrunError(TOO_MUCH_MEMORY)
        if outcome == "failed":
            raise IsolatedError(value)
        return value

    def stop(self) -> None:
        """End it, whatever it does."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _end(self, *, was_late: bool) -> str:
        """Why it died, by the number that it left."""
        code = self._process.wait()
        self.stop()
        is_time = was_late or code in OUT_OF_TIME
        return TOO_SLOW if is_time and code not in OUT_OF_MEMORY else TOO_MUCH_MEMORY


_lock = Lock()
_worker: Worker | None = None


def run(
    task: Callable[..., Any],
    *arguments: Any,
    wait: float = LONGEST_WAIT,
    seconds: int = MOST_SECONDS,
    anew: bool = False,
) -> Any:
    """What ``task`` gives for ``arguments``, worked out elsewhere, within ``wait`` seconds.

    Of the processor it may take ``seconds``: more than usual only for what is longer than usual.

    ``task`` is a function of a module; it, its arguments and its value go through ``pickle``. It
    works in another folder, so it is given contents, not paths to be opened. ``anew`` begins with
    a process that has done nothing yet, for a task whose libraries take much memory themselves.

    Raises: Rejected, as the task does; OverrunError, when it took too much memory or time;
    IsolatedError, for all else that it raised.
    """
    global _worker
    with _lock:
        if anew or _worker is None or not _worker.is_alive:
            stop()
            _worker = Worker()
        return _worker.work(f"{task.__module__}:{task.__qualname__}", arguments, wait, seconds)


def stop() -> None:
    """End the worker, if there is one."""
    global _worker
    if _worker is not None:
        _worker.stop()
        _worker = None


atexit.register(stop)
