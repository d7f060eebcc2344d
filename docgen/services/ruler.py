"""A kind with its measures drawn, for holding against a printed letter."""

from __future__ import annotations

from pathlib import Path

from docgen.checks.emblem import EMBLEM
from docgen.layout.ruler_sheet import ruled_sample
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.services.asked import found_in_kind, kind_asked
from docgen.services.files_beside import new_file, replaced_file
from docgen.services.reports import Report, as_report


@as_report
def ruler(
    kind: str, workspace: Workspace | None, output: Path | None, folder: Path
) -> Report[Path]:
    """Write the sample of a kind with margins, axes and frames as a PDF.

    It goes to ``output``, where nothing may stand yet, or under the kind's own name into
    ``folder``, in place of the one before; DG5201 for no such kind.
    """
    form = kind_asked(kind, workspace)
    press = Press() if workspace is None else Press.of(workspace)
    pages = ruled_sample(form, standard=press.standard, emblem=EMBLEM, family=press.family)
    drawing = press.pdf.pdf(pages)
    found = tuple(found_in_kind(kind, workspace))
    if output is not None:
        return Report(new_file(output, drawing), found)
    return Report(replaced_file(folder / f"ruler-{Path(form.id).stem}.pdf", drawing), found)
