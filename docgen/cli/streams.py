"""Standard output and error that outlive whoever reads them.

A reader that closes the pipe (``| head``) or a standard error that is full must not stop a batch:
what nobody reads is left unsaid, and the letters are made.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from docgen.light import dataclass

_NOBODY_READS = {errno.EPIPE, errno.EBADF, errno.ESHUTDOWN, errno.EINVAL}
_STANDARD = (0, 1, 2)
_BARE = ("ascii", "ansi_x3.4-1968", "us-ascii", "646")
FAILED = 1


@dataclass(slots=True)
class Streams:
    """How the streams fared: ``failed`` is an exit code where output was lost to a full disk."""

    failed: int = 0


class PatientStream:
    """A stream whose failures are kept to itself; all else is the stream's own."""

    def __init__(self, stream: TextIO, streams: Streams | None) -> None:
        self._stream = stream
        self._streams = streams
        self._is_lost = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write, or leave unsaid."""
        if not self._is_lost:
            try:
                return self._stream.write(text)
            except UnicodeError:
                raise
            except (OSError, ValueError) as error:
                self._lose(error)
        return len(text)

    def flush(self) -> None:
        """Flush, or leave unsaid."""
        if not self._is_lost:
            try:
                self._stream.flush()
            except (OSError, ValueError) as error:
                self._lose(error)

    def _lose(self, error: Exception) -> None:
        """From now on nothing is said; what the stream still holds goes nowhere."""
        self._is_lost = True
        is_gone = not isinstance(error, OSError) or error.errno in _NOBODY_READS
        if self._streams is not None and not is_gone:
            self._streams.failed = FAILED
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)


def begin_again_in_utf8() -> None:
    """Begin the program again where the system gives it no Thai name of a file.

    ``LANG=C`` with ``PYTHONUTF8=0``, or a Latin locale: no file of a letter could be named there.
    The arguments are the same bytes; nothing returns from here then.
    """
    if os.name == "nt" or sys.flags.utf8_mode or _can_name_files():
        return
    own = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
    with suppress(OSError):
        os.execv(sys.executable, own)


def _can_name_files() -> bool:
    try:
        "ก".encode(sys.getfilesystemencoding())
    except UnicodeError:
        return False
    return True


@contextmanager
def patient_streams() -> Iterator[Streams]:
    """Standard output and error made patient, and put back at the end."""
    _fill_standard_places()
    _let_consoles_show_what_they_can()
    streams = Streams()
    before = sys.stdout, sys.stderr
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        sys.stdout = PatientStream(sys.stdout or nowhere, streams)
        sys.stderr = PatientStream(sys.stderr or nowhere, None)
        try:
            yield streams
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            sys.stdout, sys.stderr = before


def _fill_standard_places() -> None:
    """Where standard streams are closed, no file that is opened later takes their place."""
    if os.name == "nt":
        return
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free place, which is this one


def _let_consoles_show_what_they_can() -> None:
    """A Thai Windows console (cp874) has no «; show such a character as its code, do not fail.

    Where the system says nothing of Thai at all (``LANG=C``), messages are written as UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_bare = stream.encoding.lower() in _BARE
            stream.reconfigure(encoding="utf-8" if is_bare else None, errors="backslashreplace")
