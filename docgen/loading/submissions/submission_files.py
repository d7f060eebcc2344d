"""The files of submissions: one, or every table of a folder."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.loading.file_kinds import TEXTS, WORKBOOKS

_ENDINGS = (*WORKBOOKS, *TEXTS)


def files_of(path: Path) -> tuple[Path, ...]:
    """A file, or every table in a folder, by name; what a program has open is left out."""
    if not opening.is_folder(path):
        return (path,)
    return tuple(
        each_path for each_path in tables_within(path) if each_path.suffix.lower() in _ENDINGS
    )


def files_within(folder: Path) -> tuple[Path, ...]:
    """The tables that lie in a folder, by name."""
    return files_of(folder) if opening.is_folder(folder) else ()


def tables_within(folder: Path) -> list[Path]:
    """What lies in a folder, but for hidden files and those that Excel keeps beside open ones."""
    return [path for path in opening.names_in(folder) if not path.name.startswith(("~$", "."))]
