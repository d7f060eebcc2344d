"""What LibreOffice and our own PDF are held against each other for."""

from __future__ import annotations

import shutil

import pytest

from docgen.loading.workspace import Workspace
from tests.helpers.documents import FOLDER, TEMPLATES


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of those documents."""
    root = tmp_path_factory.mktemp("documents")
    shutil.copytree(FOLDER / "config", root / "config")
    shutil.copytree(TEMPLATES, root / "templates")
    return Workspace(root)
