"""Batches for tests: a circular's plan in both formats, and jobs that draw what they are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docgen.batch.jobs import Job
from docgen.batch.plan import Plan, plan_of_batch
from docgen.batch.wanted_letters import WantedLetters
from docgen.loading.workspace import Workspace
from docgen.press import Press


def plan(path: Path, workspace: Workspace, **changes: Any) -> Plan:
    """The plan of the circular at ``path`` by a press of its own."""
    wanted = WantedLetters(**{"formats": ("docx", "pdf"), **changes})
    return plan_of_batch(path, workspace, Press.of(workspace), wanted)


def job(row: int, content: str = "words", **changes: Any) -> Job:
    """A job whose one file says ``content``, or is what ``draw`` gives."""
    name = f"{row:04d}.docx"
    facts: dict[str, Any] = {
        "row": row,
        "recipient": f"จังหวัด {row}",
        "addressee": f"ผู้ว่าราชการจังหวัด {row}",
        "pages": 1,
        "files": (name,),
        "content": content,
    }
    draw = changes.pop("draw", lambda: {name: content.encode("utf-8")})
    return Job(**{**facts, "begin": lambda: draw, **changes})
