"""Every service works from a plain script: no face is loaded, nothing is printed or asked."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from docgen.loading.workspace import Workspace
from tests.helpers.reminded import ASKING
from tests.helpers.workspaces import CIRCULAR, Write

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("plain_script.py")
SERVICES = ROOT / "docgen" / "services"
# Parts of other services, which a script meets through those.
INSIDE = {"__init__", "asked", "events", "files", "formats", "regions", "reports"}
# Services that write letters, numbers and settings have tests of their own, or those of a face.
OTHERS = [
    *(path for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__)),
    *(path for face in ("cli", "web") for path in (ROOT / "docgen" / face).rglob("*.py")),
]


def asking() -> str:
    """A circular with a list and an annex."""
    text = ASKING.replace("ผู้รับ: all", "ผู้รับ: provinces")
    return text.replace("submissions/round0.csv", "submissions/workload-2564.csv")


def run(workspace: Workspace, tmp_path: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(workspace.root)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_every_service_is_called_without_click(
    workspace: Workspace, write: Write, tmp_path: Path
) -> None:
    write("asking.yaml", asking())
    write("plain.yaml", CIRCULAR.replace("ว 1960", "ว 1961"))
    told = run(workspace, tmp_path)
    assert told["faces"] == []
    assert told["circulars"] == 2
    assert (told["annex"], told["aliases"]) == (1, {})
    assert told["explain"] == "DG5008"
    assert told["preview"] > 1
    assert told["compare"]
    assert told["forward"].startswith("kind:") or told["forward"].startswith("#")
    assert told["verify"]
    assert told["form"] > 5
    assert all(told["catalogue"][:3])


def _imports(path: Path) -> set[str]:
    """The services that a file imports, or something of."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    names = [f"{node.module}.{alias.name}" for node in froms for alias in node.names]
    return {name.split(".")[2] for name in names if name.startswith("docgen.services.")}


def test_every_service_is_called_by_the_script_or_tested_apart() -> None:
    services = {path.stem for path in SERVICES.glob("*")} - INSIDE - {"__pycache__"}
    called = {name for path in (SCRIPT, *OTHERS) for name in _imports(path)}
    parts = {name for path in SERVICES.rglob("*.py") for name in _imports(path)}
    assert not sorted(services - called - parts)
