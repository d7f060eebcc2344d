"""Empty workbooks for the districts to fill in: one, or one for each province."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen import opening, vocabulary
from docgen.diagnostics import Rejected
from docgen.loading.submissions.districts import Districts, read
from docgen.loading.workspace import Workspace
from docgen.services.asked import existing_file
from docgen.services.files import new_files
from docgen.services.reports import Report, misasked, reported
from docgen.standards import table, typing_manual
from docgen.writers.files import safe_name
from docgen.writers.xlsx_form import FormWords, write_form

_NAME = "submissions"
_WORKBOOK = ".xlsx"


def is_form_of_submissions(kind: str) -> bool:
    """Whether what is called a kind is the form for submissions."""
    return vocabulary.english("forms", kind) == _NAME


@reported
def submission_forms(
    output: Path | None,
    workspace: Workspace,
    *,
    rows: Path | None = None,
    provinces: Sequence[str] = (),
    domains: Sequence[str] = (),
) -> Report[tuple[Path, ...]]:
    """Write one workbook (``.xlsx``), or in a folder one for each province.

    ``rows`` is the file that lists the districts; without it the only file of submissions of the
    workspace is taken. Nothing that stands there is replaced (DG5002). DG5207, DG5212 to DG5215
    say what was not asked rightly.
    """
    if output is None:
        raise Rejected([misasked("DG5212", "output")])
    found = read(_rows(rows, workspace), tuple(provinces))
    asked = tuple(domains) or found.domains
    if not found.rows:
        raise Rejected(found.found or [misasked("DG5214", "provinces")])
    if not asked:
        raise Rejected([misasked("DG5215", "domains")])
    family, words = typing_manual()["font_family"].value, _words()
    files = {
        path: write_form(own, asked, words, family=family)
        for path, own in _split(output, found).items()
    }
    return Report(new_files(files), found.found)


def _rows(asked: Path | None, workspace: Workspace) -> Path:
    """The file that was named, or the one file of submissions in the workspace."""
    folder = workspace.config / "submissions"
    found = opening.names_in(folder, ".csv", ".xlsx")
    if asked is not None:
        return existing_file(asked, "rows", str(asked), tuple(one.name for one in found))
    if len(found) != 1:
        names = ", ".join(one.name for one in found) or "-"
        raise Rejected([misasked("DG5213", "rows", names=names)])
    return found[0]


def _split(output: Path, found: Districts) -> dict[Path, list[tuple[str, str]]]:
    if output.suffix.lower() == _WORKBOOK:
        return {output: list(found.rows)}
    return {
        output / f"{safe_name(province)}{_WORKBOOK}": [
            row for row in found.rows if row[0] == province
        ]
        for province in found.provinces
    }


def _words() -> FormWords:
    entry_words = table("statuses")["entry_words"]
    thai = {name: vocabulary.thai("submissions", name) for name in vocabulary.names(_NAME, "en")}
    return FormWords(
        sheet=vocabulary.thai("forms", _NAME),
        first=(thai["province"], thai["district"]),
        last=thai["confirmed"],
        choices=(entry_words["done"][0], entry_words["not_yet"][0]),
        how=table("statuses")["form_how"],
        how_date=table("statuses")["form_how_date"],
    )
