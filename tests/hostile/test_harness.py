"""Spoilt files and words against every command: told, soon, in little room, and nothing outside.

``DOCGEN_LONG=1`` asks 30,000 times, by as many processes as there are processors;
``DOCGEN_SHARE=2/8`` asks the second eighth of them. ``python -m tests.hostile.lanes`` asks any.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from docgen.cli import main
from tests.helpers.scale import times
from tests.hostile import asking, lanes
from tests.hostile.commands import COMMANDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of memory and time are Unix's")
ASKED = times(120, 30_000)


def test_nothing_ends_in_a_traceback_hangs_swells_or_leaves_the_workspace(tmp_path: Path) -> None:
    part, _, parts = os.environ.get("DOCGEN_SHARE", "1/1").partition("/")
    first, end = (ASKED * place // int(parts) for place in (int(part) - 1, int(part)))
    found = lanes.ask(first, end, processes=times(1, os.cpu_count() or 1), folder=tmp_path)
    assert found == [], "\n".join(json.dumps(one, ensure_ascii=False) for one in found[:20])


def test_every_command_is_asked() -> None:
    context = click.Context(main)
    asked = {command[:2] for command in COMMANDS}
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if isinstance(command, click.Group):
            inner = command.list_commands(click.Context(command))
            assert {(name, one) for one in inner} <= asked
        assert name in {first for first, *_ in asked}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[asking.Snapshot]:
    """A workspace like that of a lane, in this process."""
    before = Path.cwd()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking.uvicorn.Server, "run", None)
        yield asking.prepared(tmp_path_factory.mktemp("planted"))
    os.chdir(before)


def _stumble() -> None:
    raise KeyError("ก")


def _read_secret() -> None:
    Path("../outside/secret.yaml").read_bytes()


def _swell() -> None:
    """Take memory until the most that this process ever had has grown."""
    before, taken = asking._peak(), []
    while asking._peak() - before < (asking.MOST_GROWTH + 10) * 1024:
        taken.append(bytearray(os.urandom(1_000)) * 10_000)


def _spin() -> None:
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass


PLANTED = {"traceback": _stumble, "outside": _read_secret, "swell": _swell, "hang": _spin}


@pytest.mark.parametrize("fault", PLANTED)
def test_planted_fault_is_found(
    fault: str, snapshot: asking.Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(*_: Any, **__: Any) -> Any:
        PLANTED[fault]()

    monkeypatch.setattr(asking, "relevant", lambda _: iter([("explain", "DG2031")]))
    monkeypatch.setattr("docgen.services.explain.explain", planted)
    monkeypatch.setattr(asking, "MOST_SECONDS", 0.2 if fault == "hang" else 60)
    monkeypatch.setattr(asking, "MOST_GROWTH", 50)
    answer = asking.asked(snapshot, 1)
    assert any(one.startswith(fault) for one in answer.faults), answer.faults


def test_process_that_dies_or_is_stuck_costs_its_input_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes, "PATIENCE", 10)
    found = lanes.ask(0, 12, processes=2, folder=tmp_path, module="tests.hostile.dying")
    assert {one["number"]: one["faults"] for one in found} == {3: ["ended -6"], 8: ["ended -9"]}
    told = "".join(path.read_text("ascii") for path in tmp_path.glob("record-*"))
    assert {int(line) for line in told.splitlines() if line[0] != "{"} == set(range(12))
