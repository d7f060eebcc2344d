"""``docgen new submissions``: empty workbooks for the districts to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import vocabulary
from docgen.cli.messages import say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.loading.submissions.districts import Districts
    from docgen.writers.xlsx_form import FormWords

_NAME = "submissions"


def is_asked_for(kind: str) -> bool:
    """Whether ``docgen new`` is to write a form for submissions."""
    return vocabulary.english("forms", kind) == _NAME


def write(
    output: Path | None, rows: Path | None, provinces: tuple[str, ...], domains: str | None
) -> None:
    """One workbook, or in a folder one for each province; nothing that stands there is replaced."""
    from docgen.diagnostics import Rejected
    from docgen.loading.submissions.districts import read
    from docgen.standards import typing_manual
    from docgen.writers.xlsx_form import write_form

    if output is None:
        raise click.UsageError(say("form_needs_output"))
    found = read(rows or _only_data(), provinces)
    asked = _asked(domains) or found.domains
    if not found.rows:
        if found.found:
            raise Rejected(found.found)
        raise click.UsageError(say("form_has_no_rows"))
    if not asked:
        raise click.UsageError(say("form_needs_domains"))
    family = typing_manual()["font_family"].value
    words = _words()
    files = {
        path: write_form(own, asked, words, family=family)
        for path, own in _split(output, found).items()
    }
    _written(files)


def _asked(domains: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (domains or "").split(",") if one.strip())


def _split(output: Path, found: Districts) -> dict[Path, list[tuple[str, str]]]:
    from docgen.writers.files import safe_name

    if output.suffix.lower() == ".xlsx":
        return {output: list(found.rows)}
    return {
        output / f"{safe_name(province)}.xlsx": [one for one in found.rows if one[0] == province]
        for province in found.provinces
    }


def _only_data() -> Path:
    """The one file of submissions in the workspace; a usage error when there are more or none."""
    folder = workspace_of().config / "submissions"
    found = sorted(folder.glob("*.csv")) + sorted(folder.glob("*.xlsx"))
    if len(found) != 1:
        names = ", ".join(one.name for one in found) or "-"
        raise click.UsageError(say("form_needs_rows", names=names))
    return found[0]


def _written(files: dict[Path, bytes]) -> None:
    from docgen.batch.delivery import disk_fault
    from docgen.cli.console import shown
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.writers.files import write_together

    folder = next(iter(files)).parent
    standing = [path for path in files if path.exists()]
    if standing:
        raise Rejected([Diagnostic("DG5002", None, {"file": str(one)}) for one in standing])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_together(folder, {path.name: content for path, content in files.items()})
    except OSError as error:
        raise Rejected([disk_fault(error, folder)]) from error
    for path in files:
        click.echo(shown(path))


def _words() -> FormWords:
    from docgen.standards import table
    from docgen.writers.xlsx_form import FormWords

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
