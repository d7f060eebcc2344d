"""What ``docgen check`` tells of one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import Console, shown
from docgen.services import check

if TYPE_CHECKING:
    from docgen.services.workspaces import Workspace


def circular(
    console: Console, path: Path, workspace: Workspace, *, everything: bool = False
) -> bool:
    """Report what there is about a circular; whether it may be written."""
    report = check.check_circular(path, workspace, everything=everything)
    checked = console.value_of(report)
    if checked.excepted:
        console.note("excepted", path=path.name, count=checked.excepted)
    if checked.pages and report.is_sound:
        console.note("passed", path=path.name, pages=checked.pages)
    return checked.made.is_sound


def word_file(console: Console, path: Path, output: Path | None) -> bool:
    """Report what in a Word file leaves the standard; write a mended copy to ``output``."""
    if output is None:
        report = check.check_word_file(path)
        console.value_of(report)
        if not report.found:
            console.note("word_passed", path=path.name)
        return report.is_sound
    mended = console.value_of(check.mend_word_file(path, output))
    console.note("word_mended", path=shown(output), count=mended.count)
    if mended.left:
        console.note("word_left", count=len(mended.left))
        console.report(mended.left)
    click.echo(shown(output))
    return not any(fault.is_error for fault in mended.left)


def mend(console: Console, path: Path, workspace: Workspace, *, write: bool) -> None:
    """Put right what is mechanical; without ``write`` show the changes and touch no file."""
    files = console.value_of(check.mend_circular(path, workspace))
    if not write:
        for file in files:
            click.echo(file.difference(shown(file.path).replace("\\", "/")), nl=False)
        return
    console.value_of(check.write_mended(files))
    for file in files:
        for change in file.changes:
            place = f"{shown(file.path)}:{change.at.line}:{change.at.column}"
            console.note("mended", place=place, was=change.was, now=change.now)
        console.note("mended_in_all", path=file.path.name, count=len(file.changes))


def table(console: Console, path: Path, programme: str, output: Path | None) -> bool:
    """A table of data by itself; with ``output`` the same file back, with what is wrong in it."""
    from docgen.cli.console import shown
    from docgen.cli.options import workspace_of
    from docgen.services.check_table import check_table

    report = check_table(path, workspace_of(path), programme=programme, output=output)
    made = console.value_of(report)
    if made.written is not None:
        click.echo(shown(made.written))
    console.note("table_checked", rows=made.rows)
    return report.is_sound
