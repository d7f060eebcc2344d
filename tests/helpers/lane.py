"""The fast lane: a few of many cases that are alike, and the processor time of each test."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Generator, Iterable
from typing import Any

import pytest

_SHARED = "processor"


def few_in_lane(cases: Iterable[object], count: int = 3) -> list[Any]:
    """All cases for a whole run; some ``count`` of them, evenly parted, stand in the fast lane."""
    every = list(cases)
    chosen = {number * len(every) // count for number in range(count)}
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=() if at in chosen else pytest.mark.slow,
        )
        for at, case in enumerate(every)
    ]


def processor_seconds() -> float:
    """What this process and those that it has ended took, user and system."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


class ProcessorTime:
    """Counts the seconds of each file; a test of the lane that takes more than ``most`` fails.

    Only where ``--processor`` asks for it: a busy machine is no fault of a test.
    """

    def __init__(self, most: float) -> None:
        self.most = most
        self.files: Counter[str] = Counter()
        self.whole = 0.0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        before = processor_seconds()
        try:
            return (yield)
        finally:
            self.files[item.nodeid.partition("::")[0]] += processor_seconds() - before

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, Any, Any]:
        before = processor_seconds()
        result = yield
        spent = processor_seconds() - before
        if spent > self.most and item.get_closest_marker("slow") is None:
            pytest.fail(f"{spent:.1f} s of processor time, more than {self.most:g}: mark it slow")
        return result

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        # The workers of pytest-xdist have told their own: they are not counted as children too.
        self.whole += time.process_time() if self.whole else processor_seconds()
        output = getattr(session.config, "workeroutput", None)
        if output is not None:
            output[_SHARED] = [self.whole, dict(self.files)]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """What a worker of pytest-xdist took."""
        whole, files = getattr(node, "workeroutput", {}).get(_SHARED, (0.0, {}))
        self.whole += whole
        self.files.update(files)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        terminalreporter.write_line(f"\nprocessor time: {self.whole:.1f} s of all processes")
        for file, seconds in self.files.most_common(10):
            terminalreporter.write_line(f"{seconds:6.2f} {file}")
