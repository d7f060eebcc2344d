"""Calls services as a plain script would: no command line, no page, no working folder of its own.

``python plain_script.py WORKSPACE`` prints what each gave, as JSON; a test reads it.
"""

from __future__ import annotations

import datetime
import importlib
import json
import pkgutil
import sys
from pathlib import Path
from typing import Any

import docgen.services
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.services import (
    annex,
    catalogue,
    check,
    compare,
    diagnose,
    explain,
    form,
    forward,
    preview,
    read,
    ruler,
    show,
    start,
    submission_forms,
    verify,
    workspaces,
)
from docgen.services.reports import Report

TODAY = datetime.date(2021, 9, 8)
LANGUAGE = "en"


def made(report: Report[Any]) -> Any:
    """The value of a report without errors."""
    errors = [f"{one.code} {one.message(LANGUAGE)}" for one in report.found if one.is_error]
    assert not errors, errors
    return report.expected_value()


def calls(root: Path) -> dict[str, Any]:
    """One fact of each service's value."""
    workspace: Workspace = made(workspaces.workspace_around(root / "config"))
    press = Press.of(workspace)
    path = made(workspaces.circular_named("asking", workspace, root))
    other = made(workspaces.circular_named("plain", workspace, root))
    forwarding = forward.Forwarding("ชม-สถจ", keys="en")
    parcel = made(annex.annexes(path, workspace, ("xlsx",), press=press))
    text = root / "letter.txt"
    text.write_text(made(show.letter_text(other, workspace, press)), encoding="utf-8")
    return {
        "circulars": len(made(workspaces.circulars_of(workspace))),
        "catalogue": [
            len(made(catalogue.catalogue(one, workspace)).rows) for one in catalogue.LISTS
        ],
        "annex": len(parcel.jobs[0].draw()),
        "aliases": made(annex.keep_aliases(path, workspace)).names,
        "check": made(check.check_circular(path, workspace, press)).pages,
        "mend": len(made(check.mend_circular(path, workspace, press))),
        "compare": _changes(path, other),
        "diagnose": [one.state for one in diagnose.diagnose(workspace, language=LANGUAGE)],
        "explain": made(explain.explain("dg5008", language=LANGUAGE)).code,
        "form": len(made(form.form("order", workspace, today=TODAY, language=LANGUAGE)).fields),
        "forward": made(
            forward.forward(path, workspace, forwarding, today=TODAY)
        ).text.splitlines()[0],
        "preview": len(made(preview.preview(path, workspace, press, ppi=30)).pages),
        "read": made(read.read_letter(text, workspace)).doubtful > 0,
        "ruler": made(ruler.ruler("order", workspace, None, root)).name,
        "start": len(made(start.start_workspace(root / "new"))),
        "forms": made(submission_forms.submission_forms(root / "form.xlsx", workspace))[0].name,
        "verify": [one.code for one in verify.verify(root / "output").found],
    }


def _changes(before: Path, after: Path) -> list[str]:
    changes = made(compare.compare(before, after))
    return [compare.change_text(one, LANGUAGE) for one in changes]


if __name__ == "__main__":
    told = calls(Path(sys.argv[1]))
    for module in pkgutil.walk_packages(docgen.services.__path__, "docgen.services."):
        importlib.import_module(module.name)
    told["faces"] = sorted({"click", "rich", "starlette", "uvicorn"} & sys.modules.keys())
    json.dump(told, sys.stdout, ensure_ascii=False)
