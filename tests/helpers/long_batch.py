"""A list too long to be held, its letters made in steps."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.loading.workspace import Workspace
from docgen.services.batch_wishes import Batch
from docgen.services.events import Ended, FoundFaults, WorkEvent

AT = "2564-09-08T10:00:00+07:00"
ROWS = 47


def wishes(workspace: Workspace, folder: Path, **more: object) -> Batch:
    path = workspace.config / "circulars/many.yaml"
    return replace(Batch(path, workspace, AT, ("docx",), folder), **more)  # type: ignore[arg-type]


def files_of(folder: Path) -> dict[str, str]:
    """The letters below a folder, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.docx")
    }


def found_in(events: list[WorkEvent]) -> list[Diagnostic]:
    return [one for event in events if isinstance(event, FoundFaults) for one in event.found]


def ended(events: list[WorkEvent]) -> Ended:
    last = events[-1]
    assert isinstance(last, Ended)
    return last


class Killed(BaseException):
    """The process ends here."""
