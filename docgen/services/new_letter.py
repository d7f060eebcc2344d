"""A new letter in the workspace: of a kind, or after an earlier one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import kinds, opening
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, tree, value_of
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.services.form import starting_circular
from docgen.services.letter_files import read_letter
from docgen.services.letter_form import typed_values
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_name

_MOST = 1_000
_MARK = "\u0e27"  # before the numbers of circulars


@dataclass(frozen=True, slots=True)
class KindOffered:
    """A kind to begin with; ``picture`` is the name of its picture, empty for an office's own."""

    name: str
    form_number: str
    picture: str


def kinds_offered(workspace: Workspace) -> tuple[KindOffered, ...]:
    """The kinds that a clerk writes most come first; then the others, and the office's own."""
    shipped = [kinds.kind(name) for name in kinds.names()]
    shipped.sort(key=lambda kind: (_OFTEN.index(kind.id) if kind.id in _OFTEN else 99, kind.thai))
    offered = [KindOffered(kind.thai, kind.form_number, kind.id) for kind in shipped]
    own = [path.stem for path in opening.names_in(workspace.config / "kinds", ".yaml")]
    return (*offered, *(KindOffered(name, "", "") for name in own))


_OFTEN = (
    *("external_letter", "memorandum", "stamped_letter", "order", "announcement", "minutes"),
    *("covering_letter", "certificate"),
)


def kind_written_for(names: Sequence[str]) -> str:
    """The Thai name of the kind that a wording is written for first; empty where it suits any."""
    return kinds.kind(names[0]).thai if names and names[0] in kinds.names() else ""


def started_letter(
    workspace: Workspace, kind: str, today: datetime.date, *, to_many: bool = False
) -> Path | None:
    """A starting letter of a kind as a new file; ``None`` when there is no such kind.

    One ``to_many`` has the number of a circular.

    Raises: OSError, when the disk refuses.
    """
    made = starting_circular(kind, workspace, today=today)
    if made.value is None:
        return None
    text = _as_circular(made.value) if to_many else made.value
    return _written_file(workspace.place_in_config("circulars"), kind, today, text)


def _as_circular(text: str) -> str:
    """The text with ว in a number that is still open behind its stroke."""
    names = typed_values.names_of("circular", "reference_number")
    typed = typed_values.value_under(value_of(tree(text)), names)
    if not isinstance(typed, str) or not typed.rstrip().endswith("/"):
        return text
    return edits.set_value(text, (names,), f"{typed.rstrip()}{_MARK}").text


def copied_letter(path: Path, today: datetime.date) -> Path:
    """A new letter after an earlier one: its own day, and no number yet.

    Raises: Rejected, when the earlier one cannot be read; OSError.
    """
    text = read_letter(path).text
    try:
        number = typed_values.names_of("circular", "reference_number")
        date = typed_values.names_of("circular", "date")
        text = edits.remove_value(text, (number,)).text
        text = edits.set_value(text, (date,), to_arabic(long_date(ThaiDate.of(today)))).text
    except UneditableError:
        pass
    return _written_file(path.parent, path.stem, today, text)


def _written_file(folder: Path, name: str, today: datetime.date, text: str) -> Path:
    """The file, under a name that is not taken."""
    opening.make_folder(folder)
    for path in _names(folder, name, today):
        try:
            write_together(folder, {path.name: text.encode("utf-8")})
        except FileExistsError:
            continue
        return path
    raise FileExistsError(name)


def free_name(folder: Path, name: str, today: datetime.date) -> Path:
    """Where a letter of that name and day would stand: the first name that is not taken."""
    return next(path for path in _names(folder, name, today) if not opening.exists(path))


def _names(folder: Path, name: str, today: datetime.date) -> Iterator[Path]:
    day = ThaiDate.of(today)
    stem = safe_name(f"{name} {day.year}-{day.month:02d}-{day.day or 1:02d}".replace(" ", "-"))
    yield folder / f"{stem}.yaml"
    yield from (folder / f"{stem}-{number}.yaml" for number in range(2, _MOST))
