"""What tests share: a small workspace, a fixed day, and ``--update`` for golden files."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from tests.workspaces import make_workspace

Write = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update`` rewrites golden files; read the diff before it is committed."""
    parser.addoption("--update", action="store_true", help="rewrite golden files")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def today() -> datetime.date:
    """The day on which every test runs."""
    return datetime.date(2021, 9, 8)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two offices, two signatories, one list and one file of submissions."""
    return make_workspace(tmp_path / "workspace")


@pytest.fixture
def write(workspace: Workspace) -> Write:
    """``write("ว1.yaml", text)`` puts a circular into the workspace; other paths go to config/."""

    def put(name: str, content: str | bytes) -> Path:
        folder = workspace.config if "/" in name else workspace.config / "circulars"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return put
