"""A workspace to start from, and the examples that ship beside it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen import opening, vocabulary
from docgen.batch.disk_faults import disk_fault
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import tree, value_of
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, offices
from docgen.services import workspace_setup
from docgen.services.reports import Report, as_report, unknown_name
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.writers.files import write_together

_STARTER = Path(__file__).parent.parent / "starter"
_REPOSITORY = _STARTER.parent.parent
_FOLDERS = ("config", "templates")
_FIRST = "first-letter.yaml"
_EXAMPLES = ("circulars", "submissions", "programmes")
_MOST_BYTES = 2_000_000
# What ``docgen init`` asks for, in order: (file, field of that file).
ASKED = (
    *(("office", "agency"), ("office", "letterhead"), ("office", "responsible_office")),
    *(("office", "reference_prefix"), ("office", "telephone")),
    *(("signatory", "name"), ("signatory", "position_title")),
)
OPTIONAL = frozenset({("office", "reference_prefix"), ("office", "telephone")})
StartAnswers = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Example:
    """A letter that ships with docgen: its name, its kind and subject."""

    name: str
    kind: str
    subject: str
    path: Path


@as_report
def start_workspace(folder: Path, *, examples: bool = False) -> Report[tuple[Path, ...]]:
    """Copy the starting workspace into a new or empty folder; the files that were written.

    It has a sample office; with ``examples`` every letter that ships with docgen too. DG5001 when
    something stands there already. What could be written before the disk refused is in the report
    beside the fault.
    """
    _refuse_taken(folder)
    written: list[Path] = []
    try:
        for place, source in starting_files():
            if not examples and place.parts[:1] == ("config",) and place.parts[1] in _EXAMPLES:
                continue
            target = folder / place
            opening.make_folder(target.parent)
            content = opening.content(source, _MOST_BYTES)
            write_together(target.parent, {target.name: content})
            written.append(target)
    except OSError as error:
        return Report(tuple(written) or None, (disk_fault(error, folder),))
    return Report(tuple(written))


@as_report
def own_workspace(folder: Path, answers: StartAnswers) -> Report[Workspace]:
    """A workspace of an office with these facts, by file and field; lines are parted by ``|``.

    DG5001 when something stands in the folder, or what the disk refused.

    Raises: Rejected, when the folder cannot be written.
    """
    _refuse_taken(folder)
    said = {
        (file, field): "\n".join(line.strip() for line in text.split("|"))
        for (file, field), text in answers.items()
    }
    signatory = {field: text for (file, field), text in said.items() if file == "signatory"}
    office = {field: text for (file, field), text in said.items() if file == "office"}
    try:
        return Report(workspace_setup.make_workspace(folder, office, signatory))
    except OSError as error:
        raise Rejected([disk_fault(error, folder)]) from error


@as_report
def first_letter(folder: Path, name: str, today: datetime.date) -> Report[Path]:
    """A letter that builds, of the first office of the workspace ``folder``, as ``name``.yaml.

    Raises: Rejected, when the file cannot be written.
    """
    workspace = Workspace(folder)
    known = offices.offices(workspace).models
    key, office = next(iter(known.items()))
    text = (_STARTER / _FIRST).read_text(encoding="utf-8")
    filled = {
        "OFFICE": key,
        "AGENCY": office.agency,
        "SIGNATORY": office.signatory or next(iter(offices.signatories(workspace).models)),
        "DATE": to_arabic(long_date(ThaiDate.of(today))),
    }
    for mark, value in filled.items():
        text = text.replace(mark, value)
    path = workspace.place_in_config("circulars", f"{name}.yaml")
    try:
        opening.make_folder(path.parent)
        write_together(path.parent, {path.name: text.encode("utf-8")})
    except OSError as error:
        raise Rejected([disk_fault(error, path)]) from error
    return Report(path)


def examples() -> tuple[Example, ...]:
    """The letters that ship with docgen."""
    folder = _source("config")
    workspace = Workspace(folder.parent)
    made = []
    for path in opening.names_in(folder / "circulars", ".yaml"):
        loaded = circulars.load(path, workspace)
        if loaded.dossier is not None:
            dossier = loaded.dossier
            made.append(Example(path.stem, dossier.form.thai, dossier.circular.subject, path))
    return tuple(made)


@as_report
def example_letter(name: str, workspace: Workspace | None) -> Report[str]:
    """The text of an example, in the name of the workspace's own first office where it is not one
    that the workspace has. DG5241 when there is no such example.

    Raises: Rejected, when there is no example of that name.
    """
    folder = _source("config") / "circulars"
    known = [path.stem for path in opening.names_in(folder, ".yaml")]
    if name not in known:
        raise Rejected([unknown_name("DG5241", "example", name, known)])
    text = opening.content(folder / f"{name}.yaml", _MOST_BYTES).decode("utf-8")
    if workspace is None:
        return Report(text)
    own = offices.offices(workspace)
    read = value_of(tree(text))
    assert isinstance(read, dict)
    for field, names in (
        ("office", own.names),
        ("signatory", offices.signatories(workspace).names),
    ):
        word = vocabulary.word("circular", field)
        keys = (word.thai, *word.also, word.english)
        used = next((read[key] for key in keys if key in read), "")
        if names and used and used not in names:
            text = edits.set_value(text, (keys,), names[0]).text
    return Report(text)


def is_same_folder(one: Path, other: Path) -> bool:
    """Whether two paths lead to one folder."""
    return opening.resolved_path(one) == opening.resolved_path(other)


def starting_files() -> Iterator[tuple[Path, Path]]:
    """Each file's place in the workspace, and where its content stands now."""
    yield Path("README.md"), _STARTER / "README.md"
    yield Path(".gitignore"), _STARTER / "gitignore"
    yield Path("output", ".gitkeep"), _STARTER / "gitkeep"
    for name in _FOLDERS:
        folder = _source(name)
        for path in sorted(opening.files_below(folder)):
            if "__pycache__" not in path.parts:
                yield Path(name, path.relative_to(folder)), path


def _source(name: str) -> Path:
    """A folder of the starting workspace.

    An installed package carries ``config`` and ``templates`` in its starter folder; in a checkout
    the repository is itself a workspace, and its own folders are taken.
    """
    return _STARTER / name if (_STARTER / name).is_dir() else _REPOSITORY / name


def _refuse_taken(folder: Path) -> None:
    if opening.exists(folder) and (not opening.is_folder(folder) or opening.names_in(folder)):
        is_named = folder.name not in ("", "..")
        name = folder if is_named else opening.resolved_path(folder).name
        params = {"folder": str(folder), "suggestion": f"{name}-2"}
        raise Rejected([Diagnostic("DG5001", None, params)])
