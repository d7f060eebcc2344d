"""A folder against its manifest: what is missing, what was changed, what does not belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen import opening
from docgen.batch import line_manifest, manifest, run_journal
from docgen.diagnostics import Diagnostic
from docgen.writers.files import digest

_OWN = {manifest.NAME, run_journal.NAME, ".docgen.lock"}
_SHOWN = 100  # faults of a batch in folders of its own
_LETTERS = {".docx", ".pdf", ".xlsx"}


def verify_folder(folder: Path) -> tuple[int, list[Diagnostic]]:
    """How many files agree with the folder's manifest, and all that does not.

    Of a batch in folders of its own every folder is held against its record, one after the other;
    of its faults the first are told.
    """
    if not line_manifest.is_long(folder):
        return _verify_folder(folder)
    good, found, count = 0, line_manifest.verify_lines(folder), 0
    for each_folder in line_manifest.folders_in(folder):
        own, faults = _verify_folder(each_folder)
        good += own
        count += len(faults)
        found += faults[: max(0, _SHOWN - len(found))]
    if count > _SHOWN:
        found.append(Diagnostic("DG5112", None, {"shown": len(found), "count": count}))
    return good, found


def _verify_folder(folder: Path) -> tuple[int, list[Diagnostic]]:
    record = manifest.read_manifest(folder)
    if record is None:
        return 0, [Diagnostic("DG5013", None, {"folder": str(folder)})]
    found = list(_unfinished_run(folder, record))
    good = 0
    known = record.hashes()
    unmade = {file.name for entry in record.entries for file in entry.files if not file.sha256}
    for name, sha256 in known.items():
        path = folder / name
        if name in unmade and not opening.exists(path):
            continue
        if not opening.is_file(path):
            found.append(Diagnostic("DG5014", None, {"file": str(path)}))
        elif sha256 and digest(path) != sha256:
            found.append(Diagnostic("DG5015", None, {"file": str(path)}))
        else:
            good += bool(sha256)
    for path in opening.names_in(folder):
        if path.suffix.lower() in _LETTERS and path.name not in known and path.name not in _OWN:
            found.append(Diagnostic("DG5016", None, {"file": str(path)}))
    for path in _in_packages(folder, known):
        if path.relative_to(folder).as_posix() not in known:
            found.append(Diagnostic("DG5016", None, {"file": str(path)}))
    return good, found


def _in_packages(folder: Path, known: Iterable[str]) -> Iterator[Path]:
    """Whatever lies in the folders that docgen made in this one."""
    for name in dict.fromkeys(name.partition("/")[0] for name in known if "/" in name):
        yield from opening.names_in(folder / name)


def _unfinished_run(folder: Path, record: manifest.Manifest) -> Iterator[Diagnostic]:
    """Letters that were asked for and not made, and those that nobody asked for."""
    out = [entry for entry in record.entries if entry.state == manifest.LEFT_OUT]
    left = [
        entry
        for entry in record.entries
        if entry.state not in (manifest.WRITTEN, manifest.LEFT_OUT)
    ]
    for code, entries in (("DG5017", left), ("DG5116", out)):
        if entries:
            params = {"folder": str(folder), "count": len(entries), "name": entries[0].recipient}
            yield Diagnostic(code, None, params)
