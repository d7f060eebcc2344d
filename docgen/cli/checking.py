"""What ``docgen check`` does with one file."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from docgen.batch.delivery import disk_fault
from docgen.checks.mending import Mended, mended
from docgen.cli.console import Console, shown
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.workspace import Workspace, find, house_style
from docgen.making import prepare
from docgen.standards import Standard, typing_manual
from docgen.writers.files import write_together

_ROUNDS = 6  # one change may uncover another beside it
_YAML = (".yaml", ".yml")


def circular(
    console: Console, path: Path, workspace: Workspace, *, everything: bool = False
) -> bool:
    """Report what there is about a circular; whether it may be written."""
    prepared = prepare(path, workspace, everything=everything)
    console.report(prepared.found, prepared.sources)
    if prepared.excepted:
        console.note("excepted", path=path.name, count=len(prepared.excepted))
    if prepared.pages is not None and prepared.is_sound:
        pages = sum(len(section.pages) for section in prepared.pages.sections)
        console.note("passed", path=path.name, pages=pages)
    return prepared.is_sound


def word_file(console: Console, path: Path, output: Path | None) -> bool:
    """Report what in a Word file leaves the standard; write a mended copy to ``output``."""
    from docgen.checks import word_file as docx_file

    standard = _standard_around(path)
    word = docx_file.opened(path, standard)
    found = docx_file.judge(word)
    console.report(found)
    if output is not None:
        content = docx_file.mended(word, found)
        _place(output, content)
        left = docx_file.judge(docx_file.opened(output, standard))
        console.note("word_mended", path=shown(output), count=len(found) - len(left))
        if left:
            console.note("word_left", count=len(left))
            console.report(left)
        click.echo(shown(output))
        return not any(one.is_error for one in left)
    if not found:
        console.note("word_passed", path=path.name)
    return not any(one.is_error for one in found)


def mend(console: Console, path: Path, workspace: Workspace, *, write: bool) -> None:
    """Put right what is mechanical in the circular and in the files that it names.

    Without ``write`` the changes are shown as a diff and no file is touched.
    """
    for file, result in _mended_files(path, workspace).items():
        if write:
            _replace(file, result.content)
            for change in result.changes:
                place = f"{shown(file)}:{change.at.line}:{change.at.column}"
                console.note("mended", place=place, was=change.was, now=change.now)
            console.note("mended_in_all", path=file.name, count=len(result.changes))
        else:
            click.echo(_diff(file, result.content), nl=False)


def _standard_around(path: Path) -> Standard:
    """The standard with the house style of the workspace that a file lies in, if it does."""
    try:
        workspace = find(path)
    except Rejected:
        return typing_manual()
    return typing_manual().with_house_style(house_style.load(workspace).measures)


def _mended_files(path: Path, workspace: Workspace) -> dict[Path, Mended]:
    result: dict[Path, Mended] = {}
    content = path.read_bytes()
    for turn in range(_ROUNDS):
        found = prepare(path, workspace, content=content).found
        if turn == 0:
            result = _elsewhere(path, found)
        done = mended(content, str(path), found)
        if done is None:
            break
        content = done.content
        earlier = result[path].changes if path in result else ()
        result[path] = Mended(content, earlier + done.changes)
    return result


def _elsewhere(path: Path, found: tuple[Diagnostic, ...]) -> dict[Path, Mended]:
    """The offices and signatories among what was read."""
    files = {Path(one.at.file) for one in found if one.at is not None and one.mend is not None}
    others = (file for file in files if file != path and file.suffix in _YAML)
    done = {file: mended(file.read_bytes(), str(file), found) for file in sorted(others)}
    return {file: one for file, one in done.items() if one is not None}


def _place(file: Path, content: bytes) -> None:
    """A new file; nothing that stands there is written over."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_together(file.parent, {file.name: content})
    except FileExistsError as error:
        raise Rejected([Diagnostic("DG5002", None, {"file": str(file)})]) from error
    except OSError as error:
        raise Rejected([disk_fault(error, file)]) from error


def _replace(file: Path, content: bytes) -> None:
    try:
        write_together(file.parent, {file.name: content}, replace=(file.name,))
    except OSError as error:
        raise Rejected([disk_fault(error, file)]) from error


def _diff(file: Path, after: bytes) -> str:
    before = file.read_bytes().decode("utf-8").splitlines(keepends=True)
    name = shown(file).replace("\\", "/")
    lines = difflib.unified_diff(
        before, after.decode("utf-8").splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
