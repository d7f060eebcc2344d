"""Alone in giving numbers, among all programs that use a register, and who it is that is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from docgen import opening
from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.writers.files import (
    write_together,
)

_MOST_BYTES = 10_000
_LOOK = 5.0  # seconds between two signs of life


def wait_for_numbers(register: Path, patience: float) -> Iterator[str]:
    """Who holds the giving of numbers, asked again and again until it is free.

    DG5403 when it is held longer than ``patience`` seconds, DG5404 where the disk refuses the lock.
    The lock is :func:`issuing`'s.
    """
    waited = 0.0
    while waited <= patience:
        try:
            with _register_lock(register, 0 if not waited else _LOOK):
                return
        except Timeout:
            waited += _LOOK
            yield _holder(register)
    raise Rejected([_busy(register)])


@contextmanager
def issuing(register: Path, *, who: str = "", patience: float = 60.0) -> Iterator[None]:
    """Alone in giving numbers, among all programs that use this register; DG5403 if not.

    DG5404 where the disk refuses the lock.
    """
    try:
        lock = _register_lock(register, patience)
    except Timeout as error:
        raise Rejected([_busy(register)]) from error
    with lock:
        with suppress(OSError):
            told = {_told_of(register).name: json.dumps({"who": who}).encode()}
            write_together(register.parent, told, replace=told, durable=False)
        yield


def _register_lock(register: Path, patience: float) -> AbstractContextManager[object]:
    try:
        opening.make_folder(register.parent)
        return FileLock(_lock_of(register)).acquire(timeout=patience)
    except Timeout:
        raise  # it is an OSError too
    except OSError as error:
        params = {"file": str(register), "reason": refusal(error)}
        raise Rejected([Diagnostic("DG5404", None, params)]) from error


def _busy(register: Path) -> Diagnostic:
    return Diagnostic("DG5403", None, {"file": f"{register} ({_holder(register)})"})


def _lock_of(register: Path) -> Path:
    return register.with_name(register.name + ".issuing.lock")


def _told_of(register: Path) -> Path:
    return register.with_name(register.name + ".issuing.json")


def _holder(register: Path) -> str:
    told = _told_of(register)
    try:
        return str(json.loads(opening.content(told, _MOST_BYTES, within=told.parent))["who"])
    except (Rejected, ValueError, KeyError, TypeError, RecursionError):
        return ""
