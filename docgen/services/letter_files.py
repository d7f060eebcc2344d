"""The file of a letter as the page edits it: read, saved whole or not at all, with versions."""

from __future__ import annotations

import hashlib
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.light import dataclass, regex
from docgen.loading.workspace import Workspace
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_name

_MOST_BYTES = 1_000_000
_MOST_VERSIONS = 200
_VERSION = regex(
    r"([12][0-9]{3}(?:0[1-9]|1[0-2])[0-3][0-9]T[0-2][0-9](?:[0-5][0-9]){2})-([0-9a-f]{12})"
    r"(?:-([0-9]{4}))?"
)
FOLDER = "versions"


@dataclass(frozen=True, slots=True)
class LetterFile:
    """The text of a letter's file, and the mark by which a later one is told from it."""

    path: Path
    text: str

    @property
    def mark(self) -> str:
        """A short hash of the text."""
        return mark_of(self.text)


@dataclass(frozen=True, slots=True)
class Version:
    """A former text of a letter: its name, and when it was saved (``20260131T094501``).

    ``turn`` counts how often the machine's clock had gone back before that.
    """

    name: str
    moment: str
    turn: int = 0


def mark_of(text: str) -> str:
    """A short hash of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def read_letter(path: Path) -> LetterFile:
    """The file as it stands now.

    Raises: Rejected, when it is gone or no UTF-8 (DG1001, DG1002).
    """
    content = opening.content(path, _MOST_BYTES, within=path.parent)
    try:
        return LetterFile(path, content.decode("utf-8"))
    except UnicodeDecodeError:
        sample = content[:60].decode("cp874", errors="replace")
        fault = Diagnostic("DG1002", Position(str(path), 1, 1), {"sample": sample})
        raise Rejected([fault]) from None


def save_letter(
    workspace: Workspace, former: LetterFile, text: str, moment: str, *, private: bool = False
) -> LetterFile:
    """Write ``text`` in place of ``former``, which is kept as a version of ``moment``.

    A ``private`` one is from now on for its owner alone.

    Raises: OSError, when the disk refuses; then the file stands as it was.
    """
    if text == former.text:
        return former
    folder = versions_folder(workspace, former.path)
    opening.make_folder(folder)
    keep_version(folder, former.text, moment)
    write_together(
        former.path.parent,
        {former.path.name: text.encode("utf-8")},
        replace=(former.path.name,),
        private=private or opening.is_private(former.path),
    )
    return LetterFile(former.path, text)


def keep_version(folder: Path, text: str, moment: str) -> None:
    """Keep ``text`` as a version; one for each minute, the oldest go when there are very many."""
    known = versions_in(folder)
    if known and known[0].moment[:13] == moment[:13]:
        return
    turn = known[0].turn + (moment < known[0].moment) if known else 0
    name = f"{moment}-{mark_of(text)}{f'-{turn:04}' if turn else ''}.yaml"
    if not opening.exists(folder / name):
        write_together(folder, {name: text.encode("utf-8")}, private=True)
    for version in known[_MOST_VERSIONS - 1 :]:
        (folder / f"{version.name}.yaml").unlink(missing_ok=True)


def versions_folder(workspace: Workspace, path: Path) -> Path:
    """Where the versions of a letter lie.

    Raises: Rejected, where a link leads elsewhere.
    """
    return workspace.place_in_output(FOLDER, safe_name(path.stem))


def versions(workspace: Workspace, path: Path) -> tuple[Version, ...]:
    """The versions of a letter, the latest first."""
    return versions_in(versions_folder(workspace, path))


def versions_in(folder: Path) -> tuple[Version, ...]:
    """The versions in a folder, the latest first, also where the clock went back in between."""
    found = [_VERSION.fullmatch(path.stem) for path in opening.names_in(folder, ".yaml")]
    known = [Version(match[0], match[1], int(match[3] or 0)) for match in found if match]
    return tuple(sorted(known, key=lambda version: (version.turn, version.name), reverse=True))


def version_text(workspace: Workspace, path: Path, name: str) -> str | None:
    """The text of a version, or ``None`` when there is none of that name."""
    folder = versions_folder(workspace, path)
    if all(version.name != name for version in versions_in(folder)):
        return None
    content, _ = opening.content_or_fault(folder / f"{name}.yaml", _MOST_BYTES, within=folder)
    return None if content is None else content.decode("utf-8", "replace")
