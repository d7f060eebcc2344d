"""What several services are tried in."""

from __future__ import annotations

import pytest

from docgen.loading.workspace import Workspace


@pytest.fixture
def here(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The workspace, and a clerk who stands in it."""
    monkeypatch.chdir(workspace.root)
    return workspace
