"""Every service works from a plain script: no face is loaded, nothing is printed or asked."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docgen.loading.workspace import Workspace
from tests.conftest import Write
from tests.unit.compose.test_followup import ASKING
from tests.workspaces import CIRCULAR

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("plain_script.py")
SERVICES = ROOT / "docgen" / "services"
# Parts of other services, which a script meets through those.
INSIDE = {"__init__", "asked", "events", "files", "formats", "regions", "reports"}
# Told of in tests of their own: they write letters, numbers and settings.
OTHERS_TESTS = {
    *(
        "batch",
        "deliver",
        "dispatch",
        "finals_on_disk",
        "issue",
        "issue_batch",
        "receive",
        "make",
        "number",
        "register",
    ),
    *(
        "drawn_page",
        "explanations",
        "fetch",
        "fetching",
        "following",
        "letter_files",
        "letter_form",
        "letter_out",
    ),
    *("manual", "new_letter", "remind", "settings", "status", "typed_letter", "workroom"),
    "workspace_setup",
    *(
        "check_table",
        "house_style_form",
        "journal",
        "received_letter",
        "recipients_list",
        "register_shown",
    ),
    *("issued_letters", "sign", "verify_journal", "verify_letter"),
}


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
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    return {alias.name for one in froms if one.module == "docgen.services" for alias in one.names}


@pytest.mark.parametrize("service", sorted(path.stem for path in SERVICES.glob("*")))
def test_the_script_calls_every_service(service: str) -> None:
    if service in INSIDE or service == "__pycache__":
        return
    named = _imports(SCRIPT) | OTHERS_TESTS
    assert service in named, f"call docgen.services.{service} in {SCRIPT.name}"
