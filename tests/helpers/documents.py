"""The documents of tests/documents: what real letters contain, built from YAML alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen.layout.model.pages import Pages
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.press import Press

FOLDER = Path(__file__).parents[1] / "documents"
TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = sorted(path.stem for path in (FOLDER / "config" / "circulars").glob("*.yaml"))


@cache
def built(name: str, workspace: Workspace) -> MadeLetter:
    return prepare(workspace.config / "circulars" / f"{name}.yaml", workspace, Press())


def pages_of(name: str, workspace: Workspace) -> Pages:
    made = built(name, workspace)
    assert made.pages is not None, [one.message() for one in made.found]
    return made.pages
