"""Everything that is wrong with a circular or a Word file, and what of it can be put right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.checks.mending import Mended, TextChange
from docgen.checks.mending import mended_content as mended_content
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, house_style
from docgen.loading.yaml.yaml_source import MOST_BYTES
from docgen.making import MadeLetter, prepare
from docgen.press import Press as Press
from docgen.press import Presses as Presses
from docgen.services.files_beside import new_file, replaced_file
from docgen.services.reports import Report, as_report
from docgen.standards import Standard, typing_manual

if TYPE_CHECKING:
    import difflib
else:
    difflib = later("difflib")

_ROUNDS = 6  # one change may uncover another beside it
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Checked:
    """A circular through all stages but the last.

    ``pages`` are none where an error stopped the way; ``excepted`` counts what somebody lets stand.
    """

    path: Path
    made: MadeLetter
    pages: int
    excepted: int


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file as it stood and as it would stand, with every change in the order of the file."""

    path: Path
    before: bytes
    after: bytes
    changes: tuple[TextChange, ...]

    def difference(self, name: str) -> str:
        """The change as a unified diff, the file called ``name``."""
        before = self.before.decode("utf-8").splitlines(keepends=True)
        after = self.after.decode("utf-8").splitlines(keepends=True)
        lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


@dataclass(frozen=True, slots=True)
class MendedWord:
    """A Word file put right: where it was written, how much, and what is left for its author."""

    path: Path
    count: int
    left: tuple[Diagnostic, ...]


@as_report
def check_circular(
    path: Path,
    workspace: Workspace,
    press: Press | None = None,
    *,
    content: bytes | None = None,
    everything: bool = False,
) -> Report[Checked]:
    """What there is about the circular at ``path``; ``content`` stands for what is in the file.

    ``everything`` tells also what is usually left out. Nothing is written. The report is sound
    when the letter may be written.
    """
    made = prepare(path, workspace, press, content=content, everything=everything)
    sections = made.pages.sections if made.pages is not None else ()
    pages = sum(len(section.pages) for section in sections)
    return Report(Checked(path, made, pages, len(made.excepted)), made.found, made.sources)


@as_report
def mend_circular(
    path: Path, workspace: Workspace, press: Press | None = None, *, content: bytes | None = None
) -> Report[tuple[MendedFile, ...]]:
    """What is mechanical in the circular and in the files that it names, put right.

    Nothing is written: hand the files to :func:`write_mended`.
    """
    press = press or Press.of(workspace)
    before = content
    if before is None:
        before = opening.content(path, MOST_BYTES, within=workspace.bounds(path))
    files: dict[Path, Mended] = {}
    after = before
    for turn in range(_ROUNDS):
        found = prepare(path, workspace, press, content=after).found
        if turn == 0:
            files = _elsewhere(path, found)
        done = mended_content(after, str(path), found)
        if done is None:
            break
        after = done.content
        earlier = files[path].changes if path in files else ()
        files[path] = Mended(after, earlier + done.changes)
    mended = []
    for file, done in files.items():
        former = before if file == path else opening.content(file, MOST_BYTES)
        mended.append(MendedFile(file, former, done.content, done.changes))
    return Report(tuple(mended))


@as_report
def write_mended(files: Iterable[MendedFile]) -> Report[tuple[Path, ...]]:
    """Put mended files in place of those that stand there, each whole or not at all."""
    return Report(tuple(replaced_file(file.path, file.after) for file in files))


@as_report
def check_word_file(path: Path) -> Report[Path]:
    """What in a Word file leaves the standard of the workspace it lies in, or the general one."""
    from docgen.checks.word_file import apart

    return Report(path, apart.findings(path, _standard_around(path)))


@as_report
def mend_word_file(path: Path, output: Path) -> Report[MendedWord]:
    """Write a copy of a Word file with everything mechanical put right, every word as it was.

    Of a file for its owner alone the copy is too.
    """
    from docgen.checks.word_file import apart

    standard = _standard_around(path)
    content, found = apart.mended_apart(path, standard)
    new_file(output, content, private=opening.is_private(path))
    left = apart.findings(output, standard)
    return Report(MendedWord(output, len(found) - len(left), left), found)


def _standard_around(path: Path) -> Standard:
    """The standard with the house style of the workspace that a file lies in, if it does."""
    from docgen.loading.workspace import find

    try:
        workspace = find(path)
    except Rejected:
        return typing_manual()
    return typing_manual().with_house_style(house_style.load(workspace).measures)


def _elsewhere(path: Path, found: tuple[Diagnostic, ...]) -> dict[Path, Mended]:
    """The offices and signatories among what was read."""
    files = {
        Path(fault.at.file) for fault in found if fault.at is not None and fault.mend is not None
    }
    others = (file for file in files if file != path and file.suffix in _YAML)
    done = {
        file: mended_content(opening.content(file, MOST_BYTES), str(file), found)
        for file in sorted(others)
    }
    return {file: outcome for file, outcome in done.items() if outcome is not None}
