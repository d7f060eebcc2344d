"""The process apart: what it gives back, and that it ends what does not end by itself."""

from __future__ import annotations

import os
import time

import pytest

from docgen import isolation
from docgen.diagnostics import Rejected
from docgen.isolation import IsolatedError, OverrunError
from tests.hostile import tasks


def test_work_is_done_elsewhere_and_its_value_comes_back() -> None:
    assert isolation.run(tasks.double, 21) == 42
    assert isolation.run(tasks.process) != os.getpid()


def test_one_worker_serves_one_file_after_the_other() -> None:
    first = isolation.run(tasks.process)
    assert [isolation.run(tasks.process) for _ in range(20)] == [first] * 20


@pytest.mark.parametrize("size", [800_000_000, 20_000_000_000])
def test_memory_is_limited(size: int) -> None:
    with pytest.raises(OverrunError) as error:
        isolation.run(tasks.swell, size)
    assert error.value.reason == "too_much_memory"


def test_memory_is_limited_piece_by_piece() -> None:
    with pytest.raises(OverrunError) as error:
        isolation.run(tasks.swell_slowly)
    assert error.value.reason == "too_much_memory"


def test_time_is_limited() -> None:
    begin = time.process_time()
    with pytest.raises(OverrunError) as error:
        isolation.run(tasks.spin)
    assert error.value.reason == "too_slow"
    assert time.process_time() - begin < 1


def test_who_waits_has_a_clock_of_his_own() -> None:
    with pytest.raises(OverrunError) as error:
        isolation.run(tasks.sleep, 60.0, wait=0.5)
    assert error.value.reason == "too_slow"


def test_after_a_worker_that_died_comes_another() -> None:
    with pytest.raises(OverrunError):
        isolation.run(tasks.abort)
    assert isolation.run(tasks.double, 4) == 8


def test_a_refusal_is_the_same_as_here() -> None:
    with pytest.raises(Rejected) as error:
        isolation.run(tasks.refuse)
    assert [one.code for one in error.value.found] == ["DG1001"]
    assert error.value.found[0].params == {"name": "ก.pdf"}


def test_what_else_is_raised_comes_as_words() -> None:
    with pytest.raises(IsolatedError, match="KeyError"):
        isolation.run(tasks.stumble)


def test_what_libraries_print_disturbs_nothing() -> None:
    assert isolation.run(tasks.chatter) == "quiet"
