"""ข้อมูล: the data of the workspace, sources with their snapshots, programmes, forms to send out."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.file_kinds import TEXTS, WORKBOOKS
from docgen.loading.submissions import submission_files
from docgen.loading.workspace import Workspace, programmes, sources
from docgen.loading.workspace.snapshots import snapshot_of
from docgen.services.check_table import check_table
from docgen.services.counting import CountParts, count_nothing
from docgen.services.files_beside import replaced_file
from docgen.services.given_tables import faults_of_given, name_of_given
from docgen.services.list_grid import keep_former
from docgen.services.submission_forms import made_forms
from docgen.temporary import folder_aside
from docgen.thai.dates import long_date
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic
from docgen.writers.safe_names import safe_name

_FOLDER = "submissions"
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class DataShown:
    """A file or a folder of data: its name, and how many files it is."""

    name: str
    files: int


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source from outside: its name, when its last snapshot was taken and of how many rows."""

    name: str
    taken: str
    rows: int
    data: str
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class DataChecked:
    """What is wrong with data: each fault at its place, and how many rows have one."""

    found: tuple[Diagnostic, ...]
    rows: int


def data_shown(workspace: Workspace) -> tuple[DataShown, ...]:
    """The data of the workspace by name; a folder of returned files is one."""
    root = workspace.config / _FOLDER
    files = [DataShown(each_path.name, 1) for each_path in submission_files.files_within(root)]
    folders = [path for path in opening.names_in(root) if opening.is_folder(path)]
    return (*files, *(DataShown(folder.name, len(_tables_in(folder))) for folder in folders))


def _tables_in(folder: Path) -> tuple[Path, ...]:
    return tuple(opening.names_in(folder, *WORKBOOKS, *TEXTS))


def data_path(workspace: Workspace, name: str) -> Path | None:
    """The data of that name, if there are such."""
    known = {data_file.name for data_file in data_shown(workspace)}
    return workspace.config / _FOLDER / name if name in known else None


def first_table(path: Path) -> Path | None:
    """The table itself, or the first of a folder."""
    if not opening.is_folder(path):
        return path
    return next(iter(_tables_in(path)), None)


def sources_shown(workspace: Workspace) -> tuple[SourceShown, ...]:
    """The sources of the workspace with their last snapshots."""
    listed = sources.read_sources(workspace)
    shown = []
    for name in listed.names:
        source = listed.sources.get(name)
        path = sources.snapshot_path(workspace, source) if source is not None else None
        last = snapshot_of(path) if path is not None else None
        taken = ""
        if last is not None:
            taken = f"{to_arabic(long_date(last.at.date))} {last.at.hour:02}.{last.at.minute:02}"
        found = listed.faults.get(name, ())
        data = path.name if path is not None and last is not None else ""
        shown.append(SourceShown(name, taken, last.rows if last else 0, data, tuple(found)))
    return tuple(shown)


def programme_names(workspace: Workspace) -> tuple[str, ...]:
    """The programmes of the workspace."""
    return programmes.names(workspace)


def keep_data(workspace: Workspace, folder: str, files: Mapping[str, bytes], moment: str) -> str:
    """Keep dropped tables: one under its own name, several in the folder of that name; the name.

    Those of a name that is there already take its place, and it is kept aside. Raises: Rejected,
    when one is no table; then none is kept.
    """
    names: dict[str, Path] = {}
    for name, content in files.items():
        names[name] = _name_apart(name_of_given(name, content), names.values())
    given = [(names[name], content) for name, content in files.items()]
    found = [fault for name, content in given for fault in faults_of_given(name, content)]
    if found:
        raise Rejected(found)
    target = workspace.place_in_config(_FOLDER, *((safe_name(folder),) if folder else ()))
    for name, content in files.items():
        path = target / names[name].name
        if opening.is_file(path):
            former = opening.content(path, _MOST_BYTES, within=target)
            keep_former(workspace, path, former, moment)
        replaced_file(path, content)
    return target.name if folder else next(iter(names.values())).name


def _name_apart(path: Path, taken: Collection[Path]) -> Path:
    """The name itself, or with a number behind it where another of those given has it."""
    named = (path.with_stem(f"{path.stem} {number}") for number in itertools.count(2))
    return next(name for name in itertools.chain([path], named) if name not in taken)


def programme_of_headings(headings: Collection[str], workspace: Workspace) -> str:
    """The programme whose units and items all have a column, where just one has; else none."""
    seen = {clean(heading) for heading in headings}
    found = []
    for name in programmes.names(workspace):
        path = programmes.programme_path(workspace, name)
        made = programmes.read_programme(path, workspace).programme if path else None
        if made is None or not made.items:
            continue
        known = [(level.key, level.name, *level.headings) for level in made.levels]
        known += [(item.name, *item.headings) for item in made.items]
        if all(any(clean(heading) in seen for heading in columns) for columns in known):
            found.append(name)
    return found[0] if len(found) == 1 else ""


def checked_data(path: Path, workspace: Workspace, programme: str) -> DataChecked:
    """What is wrong with data by a programme, as ``docgen check DATA`` tells it.

    Raises: Rejected, when there is no such programme.
    """
    report = check_table(path, workspace, programme=programme)
    if report.value is None:
        raise Rejected(report.found)
    return DataChecked(report.found, report.value.rows)


def told_data(path: Path, workspace: Workspace, programme: str) -> tuple[str, bytes]:
    """The very file with a column of what is wrong, as ``docgen check DATA -o FILE`` writes it.

    Raises: Rejected, when it cannot be read.
    """
    with folder_aside() as folder:
        output = folder / path.name
        check_table(path, workspace, programme=programme, output=output).expected_value()
        return path.name, opening.content(output, 2 * _MOST_BYTES)


def forms_zipped(
    workspace: Workspace, programme: str, rows: Path | None, count_parts: CountParts = count_nothing
) -> bytes:
    """Workbooks for the units of the widest level to fill in, in one file; told as they are made.

    Each is byte for byte what ``docgen new แบบบันทึกข้อมูล --programme`` writes. Raises: Rejected.
    """
    asked: dict[str, Any] = {"rows": rows, "programme": programme, "count_parts": count_parts}
    made = made_forms(Path(), workspace, **asked).expected_value()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(made.items()):
            archive.writestr(zipfile.ZipInfo(path.name), content)
    return stream.getvalue()
