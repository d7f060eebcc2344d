"""Spoilt files and words against every command: told, soon, in little room, and nothing outside.

``DOCGEN_LONG=1`` asks 30,000 times, by as many processes as there are processors;
``DOCGEN_SHARE=2/8`` asks the second eighth of them. ``python -m tests.hostile.lanes`` asks any.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import click
import pytest

from docgen.cli import main
from tests.hostile import asking, lanes
from tests.hostile.commands import COMMANDS
from tests.scale import times

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of memory and time are Unix's")
ASKED = times(150, 30_000)


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


PLANTED = """
import sys
from pathlib import Path
from tests.hostile import asking
from docgen.services import explain

def planted(*arguments, **named):
    {planted}

asking.relevant = lambda file: iter([("explain", "DG2031")])
explain.__dict__[{name!r}] = planted
asking.ask_all(Path(sys.argv[1]), Path(sys.argv[2]), range(1))
"""
