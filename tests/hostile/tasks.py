"""Pieces of work for the isolated process: good ones, and some that never end well."""

from __future__ import annotations

import os
import time

from docgen.diagnostics import Diagnostic, Position, Rejected


def double(number: int) -> int:
    return number * 2


def swell(size: int) -> int:
    return len(bytearray(size))


def swell_slowly() -> list[bytes]:
    return [os.urandom(1_000_000) for _ in range(5_000)]


def spin() -> None:
    while True:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def abort() -> None:
    os.abort()


def refuse() -> None:
    raise Rejected([Diagnostic("DG1001", Position("ก.pdf"), {"name": "ก.pdf"})])


def stumble() -> None:
    raise KeyError("ก")


def chatter() -> str:
    os.write(1, b"noise")
    return "quiet"


def process() -> int:
    return os.getpid()
