"""Spoilt files and words against every command: told, soon, in little room, and nothing outside.

``DOCGEN_LONG=1`` asks 30,000 times; ``DOCGEN_SHARE=2/8`` asks the second eighth of them.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.cli.framework import OWN_FAULT
from docgen.loading.workspace import Workspace
from tests.hostile.spoiling import CIRCULARS, WAYS, everything, word
from tests.scale import times

MOST_SECONDS, MOST_GROWTH = 5, 500  # of the processor; MB
COMMANDS: tuple[tuple[str, ...], ...] = (
    *(("check", "{circular}"), ("check",), ("show", "{circular}"), ("show", "{word}")),
    *(("build", "{circular}", "-o", "output/x", "--to", "docx"), ("check", "{word}")),
    *(("build", "{circular}", "-o", "output/x", "--to", "pdf"), ("verify", "output/made")),
    *(("batch", "dla-1960", "--only", "1", "-o", "output/y", "--to", "docx"), ("list", "kinds")),
    *(("list", "offices"), ("list", "recipients"), ("list", "templates"), ("list", "annexes")),
    *(
        ("forward", "dla-1960", "--office", "ชม-สถจ"),
        ("forward", "{circular}", "--office", "{word}"),
    ),
    *(("status", "dla-1960"), ("annex", "dla-1960", "-o", "output/z", "--to", "xlsx")),
    *(
        ("register", "list", "สถ"),
        ("register", "list", "{word}"),
        ("diff", "{circular}", "dla-1960"),
    ),
    *(("new", "{word}"), ("new", "memorandum"), ("explain", "{word}"), ("doctor",), ("schema",)),
    *(("read", "{circular}"), ("verify", "{word}"), ("verify", "config"), ("ruler", "{word}")),
    *(("build", "{circular}", "-o", "output/made", "--to", "docx"), ("preview", "{word}")),
    *(("remind", "dla-1960", "--until", "{word}"), ("register", "import", "สถ", "{file}")),
    *(("register", "reserve", "{circular}"), ("check", "{circular}", "--format", "json")),
)
OPENED: list[str] = []


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes | Path):
        OPENED.append(os.fsdecode(arguments[0]))


sys.addaudithook(_listen)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One workspace for all; each spoilt file is put right again."""
    made = everything(tmp_path_factory.mktemp("hostile"))
    before = Path.cwd()
    os.chdir(made.root)
    run = CliRunner().invoke(main, ["build", "memo-example", "-o", "output/made", "--to", "docx"])
    assert run.exit_code == 0, run.output
    run = CliRunner().invoke(main, ["register", "reserve", "dla-1960"])
    os.chdir(before)
    return made


def shares(total: int) -> range:
    """The numbers of the inputs that this run asks."""
    part, _, parts = os.environ.get("DOCGEN_SHARE", "1/1").partition("/")
    return range(int(part) - 1, total, int(parts))


def files_of(workspace: Workspace) -> list[Path]:
    """What may be spoilt: all but the output of other commands."""
    found = [path for path in sorted(workspace.root.rglob("*")) if path.is_file()]
    return [path for path in found if path.parent.name not in ("x", "y", "z")]


def filled(command: tuple[str, ...], file: Path, chance: random.Random) -> list[str]:
    """The command with its places filled; the spoilt file is asked for where it can be."""
    is_circular = file.parent.name == "circulars"
    circular = str(file) if is_circular else chance.choice(CIRCULARS)
    return [
        one.format(circular=circular, word=word(chance), file=file) if "{" in one else one
        for one in command
    ]


def relevant(file: Path) -> Iterator[tuple[str, ...]]:
    """Commands that read such a file, beside those that read any."""
    yield from COMMANDS
    wanted = {"manifest.json": "verify", "register.sqlite": "register", "journal": "register"}
    verb = next((verb for name, verb in wanted.items() if name in file.name), "check")
    yield from [one for one in COMMANDS if one[0] == verb] * 4


def asked(workspace: Workspace, number: int) -> tuple[list[str], str, Any, float]:
    """One input: what was spoilt and how, what the command gave, and its seconds."""
    chance = random.Random(number)
    file = chance.choice(files_of(workspace))
    way = chance.choice(WAYS)
    arguments = filled(chance.choice(list(relevant(file))), file, chance)
    kept = file.read_bytes()
    way(file, chance)
    OPENED.clear()
    begin = time.process_time()
    try:
        result = CliRunner().invoke(main, arguments)
    finally:
        seconds = time.process_time() - begin
        shutil.rmtree(file) if file.is_dir() and not file.is_symlink() else file.unlink(True)
        file.write_bytes(kept)
        for name in ("x", "y", "z"):
            shutil.rmtree(workspace.output / name, ignore_errors=True)
    return arguments, f"{file.name} {way.__qualname__}", result, seconds


def test_nothing_ends_in_a_traceback_hangs_swells_or_leaves_the_workspace(
    whole: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    monkeypatch.chdir(whole.root)
    monkeypatch.setenv("COLUMNS", "100")
    outside = str(whole.root.parent / "outside")
    bad = []
    for number in shares(times(120, 30_000)):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        arguments, how, result, seconds = asked(whole, number)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        raised = result.exception if not isinstance(result.exception, SystemExit) else None
        leaks = [one for one in OPENED if os.path.realpath(one).startswith(outside)]
        if result.exit_code == OWN_FAULT or raised or seconds > MOST_SECONDS or leaks:
            bad.append((number, arguments, how, result.output[-300:], raised, seconds, leaks))
        assert grown < MOST_GROWTH, (number, arguments, how, grown)
        if number % 1000 == 999:
            print(number + 1, len(bad), flush=True)  # noqa: T201 - the long lane shows its way
    assert bad == [], "\n".join(map(str, bad[:20]))
