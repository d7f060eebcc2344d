"""Lists of recipients as a page shows them: who is in, what is wrong with which row."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, recipients
from docgen.services.batch_choice import place_in_list
from docgen.services.list_grid import keep_former
from docgen.thai.numerals import to_arabic
from docgen.writers.files import safe_name, write_together

ENDINGS = (".xlsx", ".csv", ".tsv", ".txt")
_MOST_FAULTS = 50
_MOST_LIST = 20_000_000


@dataclass(frozen=True, slots=True)
class RecipientShown:
    """One recipient: the row as the list's own program counts it, and what is printed of him."""

    place: str
    name: str
    addressee: str
    group: str

    def is_about(self, words: str) -> bool:
        """Whether he has every one of the words."""
        whole = to_arabic(f"{self.place} {self.name} {self.addressee} {self.group}")
        return all(word in whole for word in to_arabic(words).split())


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list; ``found`` are the faults of one class, the first that must be mended."""

    name: str
    recipients: tuple[RecipientShown, ...]
    found: tuple[Diagnostic, ...]
    others: int


def list_shown(workspace: Workspace, name: str) -> ListShown | None:
    """The list of that name, or ``None`` when there is none."""
    path = workspace.recipients(name)
    if path is None:
        return None
    read = recipients.read(path)
    shown = tuple(
        RecipientShown(
            place_in_list(recipient.at),
            recipient.name,
            recipient.addressee.replace("\n", " "),
            recipient.fields.get("group", ""),
        )
        for recipient in read.recipients
    )
    first = one_class(read.found)
    return ListShown(name, shown, first[:_MOST_FAULTS], len(read.found) - len(first))


def one_class(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The faults of the code that comes first, errors before all else."""
    ordered = [fault for fault in found if fault.is_error] or list(found)
    return tuple(fault for fault in ordered if fault.code == ordered[0].code) if ordered else ()


def save_list(workspace: Workspace, file_name: str, content: bytes, moment: str) -> str:
    """Keep an uploaded list under its own name; the name by which letters call it.

    A list of that name is replaced, and kept as it was of ``moment``. Raises: Rejected, with the
    faults that leave no row to write to; then nothing is kept.
    """
    path = Path(safe_name(file_name))
    if path.suffix.lower() not in ENDINGS:
        raise Rejected([Diagnostic("DG1004", None, {"line": 1})])
    folder = workspace.config / "recipients"
    opening.make_folder(folder)
    aside = folder / f".{path.stem}{path.suffix.lower()}"
    write_together(folder, {aside.name: content}, replace=(aside.name,))
    try:
        read = recipients.read(aside)
        if not read.recipients and not read.spoilt:
            raise Rejected(read.found or [Diagnostic("DG1004", None, {"line": 1})])
    finally:
        aside.unlink(missing_ok=True)
    former = workspace.recipients(path.stem)
    if former is not None:
        keep_former(workspace, former, opening.content(former, _MOST_LIST), moment)
    name = f"{path.stem}{path.suffix.lower()}"
    write_together(folder, {name: content}, replace=(name,))
    if former is not None and former.name != name:
        former.unlink()
    return path.stem
