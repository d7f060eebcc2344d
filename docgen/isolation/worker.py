"""The worker's side: waits for work, does it within its limits, and tells the outcome."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import IO, Any

from docgen.diagnostics import Rejected
from docgen.isolation.taken import address_space, peak_memory
from docgen.isolation.worker_messages import (
    MEMORY_CODE,
    MOST_MEMORY,
    MOST_SECONDS,
    TIME_CODE,
    receive_value,
    send_value,
)

_BETWEEN_LOOKS = 0.05  # seconds
_TIRED = MOST_MEMORY // 2  # a worker that has taken so much is not used again


def serve(work: IO[bytes], outcomes: IO[bytes]) -> None:
    """Do work until nobody sends any."""
    _limit_memory()
    watch = Watch()
    Thread(target=watch.run, daemon=True).start()
    while True:
        try:
            task, arguments, seconds = receive_value(work)
        except EOFError:
            return
        watch.begin(seconds)
        outcome = _outcome(task, arguments)
        watch.end()
        is_tired = outcome[0] == "memory" or watch.memory_taken() > _TIRED
        send_value(outcomes, (*outcome, is_tired))
        if is_tired:
            return


class Watch:
    """Looks again and again at what the work has taken, and ends the process at the limit."""

    def __init__(self) -> None:
        self._start: float | None = None
        self._seconds = MOST_SECONDS
        self._before = peak_memory()

    def begin(self, seconds: int = MOST_SECONDS) -> None:
        """Work begins that may take so much of the processor."""
        self._seconds = seconds
        self._start = time.process_time()
        _limit_time(seconds)

    def end(self) -> None:
        """Work is done."""
        self._start = None

    def memory_taken(self) -> int:
        """Bytes of memory beside those that the worker began with."""
        return peak_memory() - self._before

    def run(self) -> None:
        """Look for ever."""
        while True:
            time.sleep(_BETWEEN_LOOKS)
            start = self._start
            if start is None:
                continue
            if self.memory_taken() > MOST_MEMORY:
                os._exit(MEMORY_CODE)
            if time.process_time() - start > self._seconds:
                os._exit(TIME_CODE)


def _outcome(task: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    module, _, name = task.partition(":")
    try:
        return "done", getattr(import_module(module), name)(*arguments)
    except Rejected as error:
        return "rejected", error.found
    except MemoryError:
        return "memory", None
    except Exception as error:  # a stranger's file makes libraries raise whatever they like
        return "failed", f"{type(error).__name__}: {error}"


def _limit_memory() -> None:
    """Let the system refuse memory; Windows and macOS do not, there the watch alone holds."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = address_space() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(most: int) -> None:
    """Let the system end what lets no other thread look."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
        seconds = int(time.process_time()) + most + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hardest))


def main() -> None:
    """Serve over standard input and output, which no library may write into."""
    outcomes = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(OSError, KeyboardInterrupt):
        serve(sys.stdin.buffer, outcomes)


if __name__ == "__main__":
    main()
