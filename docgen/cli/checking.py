"""What ``docgen check`` does with the files that it is given, and tells of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import Console, shown_path
from docgen.cli.messages import say
from docgen.cli.options import chosen_circulars, workspace_holding, workspace_of
from docgen.later import later
from docgen.light import dataclass
from docgen.services import check
from docgen.services.formats import WORD_FILE, is_table

if TYPE_CHECKING:
    from docgen.services import check_table
    from docgen.services.check import Press
    from docgen.services.workspaces import Workspace
else:
    check_table = later("docgen.services.check_table")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What is asked of ``docgen check`` by its options."""

    programme: str
    fix: bool
    everything: bool
    diff: bool
    output: Path | None

    @property
    def changes(self) -> bool:
        """Whether the files are to be mended, or what would be mended is to be shown."""
        return self.fix or self.diff


def are_sound(console: Console, files: tuple[Path, ...], wanted: CheckOptions) -> bool:
    """Look at every file, or at all circulars where none is named; whether none has an error.

    Raises: click.UsageError, for options that do not go with these files.
    """
    tables = tuple(path for path in files if is_table(path))
    if tables and (len(files) > 1 or wanted.changes):
        raise click.UsageError(say("output_of_one_table"))
    if tables:
        return check_data(console, tables[0], wanted.programme, wanted.output)
    words = tuple(path for path in files if path.suffix.lower() == WORD_FILE)
    if wanted.output is not None and not (wanted.fix and len(words) == len(files) == 1):
        raise click.UsageError(say("output_of_one_word_file"))
    if words and (wanted.diff or (wanted.fix and wanted.output is None)):
        raise click.UsageError(say("word_file_needs_output"))
    sound = [word_file(console, path, wanted.output) for path in words]
    circulars = tuple(path for path in files if path not in words)
    presses = check.Presses(carries_data=False)  # one for all: nothing is written
    for path in chosen_circulars(circulars) if circulars or not words else ():
        workspace = workspace_of(path)
        if wanted.changes:
            mend_mechanically(console, path, workspace, write=not wanted.diff)
        press = presses.of(workspace)
        sound.append(circular(console, path, workspace, press, everything=wanted.everything))
    return all(sound)


def circular(
    console: Console,
    path: Path,
    workspace: Workspace,
    press: Press,
    *,
    everything: bool = False,
) -> bool:
    """Report what there is about a circular; whether it may be written."""
    report = check.check_circular(path, workspace, press, everything=everything)
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
    console.note("word_mended", path=shown_path(output), count=mended.count)
    if mended.left:
        console.note("word_left", count=len(mended.left))
        console.report(mended.left)
    console.show_path(output)
    return not any(fault.is_error for fault in mended.left)


def mend_mechanically(console: Console, path: Path, workspace: Workspace, *, write: bool) -> None:
    """Put right what is mechanical; without ``write`` show the changes and touch no file."""
    files = console.value_of(check.mend_circular(path, workspace))
    if not write:
        for file in files:
            click.echo(file.difference(shown_path(file.path).replace("\\", "/")), nl=False)
        return
    console.value_of(check.write_mended(files))
    for file in files:
        for change in file.changes:
            place = f"{shown_path(file.path)}:{change.at.line}:{change.at.column}"
            console.note("mended", place=place, was=change.was, now=change.now)
        console.note("mended_in_all", path=file.path.name, count=len(file.changes))


def check_data(console: Console, path: Path, programme: str, output: Path | None) -> bool:
    """A table of data by itself; with ``output`` the same file back, with what is wrong in it."""
    workspace = workspace_holding(path)
    report = check_table.check_table(path, workspace, programme=programme, output=output)
    made = console.value_of(report)
    if made.written is not None:
        console.show_path(made.written)
    console.end("table_checked", rows=made.rows)
    return report.is_sound
