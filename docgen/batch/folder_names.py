"""A folder of letters as it stands: its names, files that are unchanged, what its journal tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen import opening
from docgen.batch import manifest
from docgen.batch.manifest import ManifestEntry
from docgen.batch.run_journal import NAME, STEPS, BatchJournal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.writers.files import digest

LOCK = ".docgen.lock"


def refuse_links(folder: Path) -> None:
    """Under the names of docgen's own files nothing may lead elsewhere.

    Raises: Rejected, with DG5019, where something does.
    """
    own = (folder / name for name in (LOCK, NAME, manifest.NAME, STEPS))
    linked = [path for path in own if opening.is_link(path)]
    if linked:
        raise Rejected([Diagnostic("DG5019", None, {"file": str(path)}) for path in linked])


def leads_elsewhere(path: Path) -> bool:
    """Whether what lies there is no folder, or leads to one elsewhere."""
    return opening.is_link(path) or not opening.is_folder(path)


def free_folder_name(path: Path) -> Path:
    """``path``, or with a number at its end where that name is taken."""
    free, count = path, 1
    while opening.exists(free):
        count += 1
        free = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return free


def is_unchanged(path: Path, sha256: str) -> bool:
    """Whether that file is there, with that content."""
    try:
        return opening.is_file(path) and digest(path) == sha256
    except OSError:
        return False


def told_in(folder: Path) -> dict[int, ManifestEntry]:
    """What the folder's journal tells: letters about to get their names count where they stand."""
    found = {}
    for row, entry in BatchJournal(folder).entries().items():
        if entry.state != manifest.PLACING:
            found[row] = entry
        elif all(is_unchanged(folder / file.name, file.sha256) for file in entry.files):
            found[row] = replace(entry, state=manifest.WRITTEN)
    return found
