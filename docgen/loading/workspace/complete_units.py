"""The list of units that must be complete: the provinces, a list of recipients, or any table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docgen import opening, standards, vocabulary
from docgen.loading import tables
from docgen.loading.fields.field_reading import Reading
from docgen.loading.tables.grids import DataTable, Row
from docgen.loading.tables.headed_rows import table_of
from docgen.loading.workspace import Workspace
from docgen.model.dossier import ValuePath
from docgen.model.submissions import Complete, Level, UnitPath
from docgen.thai.names import clean

_SECTION = "recipients"


def complete_units(
    reading: Reading, given: Any, path: ValuePath, levels: Sequence[Level], workspace: Workspace
) -> Complete | None:
    """The units that ``given`` names; ``None`` where those of the data are all there are."""
    if given is None:
        return None
    words = {word.thai: word.english for word in vocabulary.words("programme_words")}
    written = clean(str(given))
    if words.get(written) == "of_file":
        return None
    if words.get(written) in ("all_provinces", "with_bangkok"):
        named = provinces(with_bangkok=words[written] == "with_bangkok")
        return Complete(0, tuple((named_name,) for named_name in named), written)
    file = _file(written, workspace)
    if file is None:
        known = [recipients_file.stem for recipients_file in workspace.recipients_files()]
        known += [key for key, name in words.items() if name in ("all_provinces", "of_file")]
        reading.unknown_name("DG4316", reading.places.of(*path), path, written, tuple(known))
        return None
    made = units_in(file, levels)
    if isinstance(made, DataTable):
        reading.found += made.found
        reading.faulted.add(path)
        return None
    return Complete(len(made[0]) - 1, made, file.name)


def provinces(*, with_bangkok: bool = False) -> tuple[str, ...]:
    """The 76 provinces, in Thai dictionary order; the capital before them where it is wanted."""
    table = standards.table("provinces")
    known = tuple(table["provinces"])
    return (*table["special"], *known) if with_bangkok else known


def _file(written: str, workspace: Workspace) -> Path | None:
    found = workspace.recipients(written)
    if found is not None:
        return found
    folder = opening.resolved_path(workspace.config)
    path = opening.resolved_path(folder / written.replace("\\", "/"))
    return path if path.is_relative_to(folder) and opening.is_file(path) else None


def units_in(file: Path, levels: Sequence[Level]) -> tuple[UnitPath, ...] | DataTable:
    """The paths of units that a table lists: of the lowest level where it has their column.

    A list of recipients names them in its own column of names; then the wider levels are read
    where they have columns.
    """
    grid = tables.grid(file)
    if isinstance(grid, DataTable):
        return grid
    chosen = {clean(heading): level.key for level in levels for heading in level.headings}
    table = table_of(grid, _SECTION, required=(), limits=tables.LISTS, chosen=chosen)
    if not table.rows:
        return table
    paths = dict.fromkeys(_path(row, levels) for row in table.rows)
    longest = max(map(len, paths), default=0)
    found = tuple(path for path in paths if len(path) == longest and all(path))
    return found or table


def _path(row: Row, levels: Sequence[Level]) -> UnitPath:
    given = [level.key for level in levels if level.key in row.columns]
    names = [row.text(key) for key in given]
    depth = len(levels)
    if len(given) < depth and "name" in row.columns:
        # The names of a list are those of the next level below its columns, or of the first.
        if given == [level.key for level in levels[: len(given)]]:
            return (*names, row.text("name"))
        return (row.text("name"),)
    if given == [level.key for level in levels[: len(given)]]:
        return tuple(names)
    return ()
