"""What each command loads: a first letter waits for nothing that it does not need.

Where a command rightly comes to need more, add it to ``NEEDS``; where a figure grows for a good
reason, raise it in ``MOST``. What is loaded by accident shows in ``python -X importtime``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LETTER = "config/circulars/memo-example.yaml"
# What is loaded only when it is asked for.
ASKED_FOR = {
    *("docx", "lxml", "typst", "pypdfium2", "holidays", "sqlite3", "jinja2", "pythainlp"),
    *("pydantic", "rich", "xlsxwriter", "python_calamine", "segno", "starlette", "markdown_it"),
    *("uharfbuzz", "docgen.isolation"),
    *("docgen.reading", "docgen.comparing", "docgen.drafting", "docgen.register.book"),
    *("docgen.loading.tables", "docgen.loading.submissions", "docgen.compose.annexes"),
    *("docgen.checks.word_file", "docgen.web", "docgen.services.issue", "filelock"),
}
COMMANDS: dict[str, tuple[list[str], set[str]]] = {
    "--help": (["--help"], set()),
    "build --help": (["build", "--help"], set()),
    "explain": (["explain", "DG5008"], set()),
    "check": (["check", LETTER], set()),
    "show": (["show", LETTER], set()),
    "build --to docx": (["build", LETTER, "--to", "docx", "-o", "{folder}"], {"filelock"}),
    "build": (["build", LETTER, "-o", "{folder}"], {"filelock", "typst"}),
    "preview": (["preview", LETTER, "-o", "{folder}"], {"filelock", "typst"}),
    "new": (["new", "memorandum"], {"docgen.drafting"}),
    "list kinds": (["list", "kinds"], set()),
    "register list": (
        ["register", "list"],
        {"filelock", "sqlite3", "docgen.register.book", "docgen.loading.tables"},
    ),
    "build with an annex": (
        ["build", "config/circulars/dla-1960.yaml", "-o", "{folder}"],
        {
            *("filelock", "typst", "jinja2", "docgen.loading.submissions"),
            *("docgen.loading.tables", "docgen.compose.annexes"),
        },
    ),
}
# Modules of all kinds, a tenth above what they are.
MOST = {
    "--help": 165,
    "explain": 170,
    "check": 415,
    "show": 405,
    "build --to docx": 495,
    "build": 515,
    "preview": 490,
    "new": 445,
    "list kinds": 250,
    "register list": 490,
    "build with an annex": 610,
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The modules of each command's own process, its cache filled by a first run."""
    place = tmp_path_factory.mktemp("loaded")
    found = {}
    for name, (arguments, _) in COMMANDS.items():
        own = [one.format(folder=place / name.replace(" ", "-")) for one in arguments]
        _modules(own, place)
        found[name] = _modules(own, place)
    return found


def _modules(arguments: list[str], place: Path) -> set[str]:
    script = (
        "import sys\n"
        "from docgen.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "sys.stderr.write('\\n' + ' '.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "XDG_CACHE_HOME": str(place / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stderr.rpartition("\n")[2].split())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_loads_only_what_it_needs(name: str, loaded: dict[str, set[str]]) -> None:
    needs = COMMANDS[name][1]
    extra = {
        one
        for one in loaded[name]
        for wanted in ASKED_FOR - needs
        if one == wanted or one.startswith(f"{wanted}.")
    }
    assert "docgen.cli.framework" in loaded[name]
    assert not extra


@pytest.mark.parametrize("name", MOST)
def test_a_command_loads_no_more_modules_than_it_did(
    name: str, loaded: dict[str, set[str]]
) -> None:
    assert len(loaded[name]) <= MOST[name]
