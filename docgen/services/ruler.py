"""A kind with its measures drawn, for holding against a printed letter."""

from __future__ import annotations

from pathlib import Path

from docgen.checks.emblem import EMBLEM
from docgen.layout.ruler_sheet import ruled_sample
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.services.asked import kind_asked
from docgen.services.files_beside import new_file
from docgen.services.reports import Report, as_report


@as_report
def ruler(
    kind: str, workspace: Workspace | None, output: Path | None, folder: Path
) -> Report[Path]:
    """Write the sample of a kind with margins, axes and frames as a PDF.

    It goes to ``output``, or under the kind's own name into ``folder``; DG5201 for no such kind.
    """
    form = kind_asked(kind, workspace)
    press = Press() if workspace is None else Press.of(workspace)
    pages = ruled_sample(form, standard=press.standard, emblem=EMBLEM, family=press.family)
    target = output or folder / f"ruler-{Path(form.id).stem}.pdf"
    return Report(new_file(target, press.pdf.pdf(pages)))
