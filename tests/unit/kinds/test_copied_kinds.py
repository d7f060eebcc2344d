"""A kind file of docgen's copied into config/kinds unchanged is a kind of the office."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen import kinds
from docgen.loading.workspace import own_kinds
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import make_workspace

FOLDER = Path(kinds.__file__).parent


@pytest.mark.parametrize("name", few_in_lane(kinds.names(), 5))
def test_a_copied_kind_is_accepted(tmp_path: Path, name: str) -> None:
    workspace = make_workspace(tmp_path)
    (workspace.config / "kinds").mkdir()
    shutil.copy(FOLDER / f"{name}.yaml", workspace.config / "kinds")
    own = own_kinds.load(workspace)
    found = (*own.faults.values(), *own.warnings.values())
    said = {
        f"{name}.yaml:{fault.at.line}: {fault.message()} = {fault.remedy()}"
        for faults in found
        for fault in faults
        if fault.at is not None
    }
    assert not said, "\n".join(sorted(said))
    assert kinds.kind(name).thai in own.names
