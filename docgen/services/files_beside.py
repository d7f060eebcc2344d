"""Files that services write beside letters: where nothing stands yet, or in place of their own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby, starmap
from pathlib import Path

from docgen import opening
from docgen.batch.disk_faults import disk_fault
from docgen.diagnostics import Diagnostic, Rejected
from docgen.writers.files import write_together

_CIRCULARS = (".yaml", ".yml")


def refusal_of_disk(error: OSError, folder: Path) -> Diagnostic:
    """What the system refused to a service, in a file of the ``folder`` or in the one it names."""
    place = Path(error.filename).parent if isinstance(error.filename, str) else folder
    return disk_fault(error, place)


def new_files(files: Mapping[Path, bytes], *, private: bool = False) -> tuple[Path, ...]:
    """All of them, where nothing stands yet; those of one folder together or not at all.

    Those of a secret letter are for their owner alone. What was written before a fault in another
    folder is taken away again. Raises: Rejected, with
    DG5002 for each that stands there already, or what the system refused.
    """
    refuse_standing(*files)
    private = private or any(starmap(is_of_secret_letter, files.items()))
    written: list[Path] = []
    for folder, paths in groupby(sorted(files), key=lambda path: path.parent):
        own = list(paths)
        try:
            opening.make_folder(folder)
            write_together(folder, {path.name: files[path] for path in own}, private=private)
        except OSError as error:
            for path in written:
                path.unlink(missing_ok=True)
            if isinstance(error, FileExistsError):
                at = {"file": str(error.filename or own[0])}
                raise Rejected([Diagnostic("DG5002", None, at)]) from error
            raise Rejected([disk_fault(error, own[0])]) from error
        written += own
    return tuple(files)


def is_of_secret_letter(path: Path, content: bytes) -> bool:
    """Whether it is a circular that bears a degree of secrecy."""
    from docgen.services.workroom.about import about_text

    is_circular = path.suffix.lower() in _CIRCULARS
    return is_circular and bool(about_text(content.decode("utf-8", "replace")).secrecy)


def refuse_standing(*paths: Path) -> None:
    """Nothing may stand under these names.

    Raises: Rejected, with DG5002 for each under which something does.
    """
    standing = [path for path in paths if opening.exists(path)]
    if standing:
        raise Rejected([Diagnostic("DG5002", None, {"file": str(path)}) for path in standing])


def new_file(path: Path, content: bytes, *, private: bool = False) -> Path:
    """One file where nothing stands yet.

    Raises: Rejected, with DG5002 or what the system refused.
    """
    return new_files({path: content}, private=private)[0]


def replaced_file(path: Path, content: bytes, *, private: bool = False) -> Path:
    """A file in place of the one that stands there, whole or not at all.

    A ``private`` one is for its owner alone.

    Raises: Rejected, with what the system refused.
    """
    try:
        opening.make_folder(path.parent)
        # What somebody keeps from others' eyes stays kept.
        private = private or opening.is_private(path) or is_of_secret_letter(path, content)
        write_together(path.parent, {path.name: content}, replace=(path.name,), private=private)
    except OSError as error:
        raise Rejected([disk_fault(error, path)]) from error
    return path
