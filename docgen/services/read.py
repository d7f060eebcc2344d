"""A received letter as a draft circular."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.comparing.printed import disagreement
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.drafting.from_data import draft_of_data
from docgen.drafting.received import draft_yaml, office_key
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, offices
from docgen.model.circular import Office
from docgen.model.letter_data import LetterData
from docgen.reading import ReadLetter, Recognised, recognise
from docgen.reading.patterns import table
from docgen.services.asked import kinds_of
from docgen.services.reports import Report, as_report

_MOST_SHOWN, _LONGEST_SHOWN = 3, 60


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a letter that was read: its YAML, how many doubts stand in it, the letter.

    ``letter`` is ``None`` where docgen's own ``data`` said all; ``sender`` is the office that wrote
    it, as far as the letter tells; ``office`` is its key in the workspace, if that knows it.
    """

    text: str
    doubtful: int
    letter: ReadLetter | None
    data: LetterData | None
    sender: Office
    office: str = ""

    @property
    def to_check(self) -> int:
        """How many places the clerk must look at: what is doubtful and whom nobody here knows."""
        return _marks(self.text)


def known_letter(
    path: Path, content: bytes | None = None, workspace: Workspace | None = None
) -> Recognised:
    """The letter in a file, of a kind of docgen's or of the workspace.

    Raises: Rejected with DG2222, when it has the marks of no kind.
    """
    read = recognise(path, content, kinds_of(workspace))
    if read.letter is None:
        raise Rejected([Diagnostic("DG2222", Position(str(path)), {"file": path.name})])
    return read


def own_data_of(read: Recognised, path: Path) -> tuple[LetterData | None, list[Diagnostic]]:
    """docgen's own data in the file where the printed text says the same; else why they do not."""
    at = Position(str(path))
    if read.data is None:
        damaged = [Diagnostic("DG2228", at, {"reason": read.data_fault})]
        return None, damaged if read.data_fault else []
    parted = disagreement(read.data.letter, read.printed)
    if not parted:
        return read.data, []
    texts = parted.missing or parted.added
    shown = "; ".join(f"«{_short(text)}»" for text in texts[:_MOST_SHOWN])
    return None, [Diagnostic("DG2227", at, {"count": len(texts), "texts": shown})]


@as_report
def read_letter(
    path: Path, workspace: Workspace, keys: str = "th", content: bytes | None = None
) -> Report[Draft]:
    """The draft of the letter at ``path``; ``content`` are its bytes where they are at hand.

    A letter that carries its data is drafted from them where the printed text still agrees.
    """
    return draft_of(path, workspace, keys, content)


def draft_of(
    path: Path,
    workspace: Workspace,
    keys: str = "th",
    content: bytes | None = None,
    *,
    with_sender: bool = False,
) -> Report[Draft]:
    """The draft; ``with_sender`` names the office that wrote it though the workspace has it not.

    Raises: Rejected, when the file cannot be read or has the marks of no kind (DG2222).
    """
    read = recognise(path, content, kinds_of(workspace))
    data, found = own_data_of(read, path)
    if data is None and read.letter is None:
        raise Rejected([*found, Diagnostic("DG2222", Position(str(path)), {"file": path.name})])
    sender = office_of_sender(data, read.letter)
    known = offices.offices(workspace).models
    if with_sender and sender.agency:
        known = {**known, sender.agency: sender}
    signatories = offices.signatories(workspace).models
    shared: dict[str, Any] = {"source": path.name, "offices": known, "signatories": signatories}
    if data is not None:
        text = draft_of_data(data, **shared, keys=keys)
        return Report(Draft(text, 0, None, data, sender), tuple(found))
    assert read.letter is not None
    text = draft_yaml(read.letter, **shared, keys=keys)
    key = office_key(read.letter, known)
    return Report(Draft(text, _marks(text), read.letter, None, sender, key), tuple(found))


def _marks(text: str) -> int:
    return text.count(f"# {table()['check']}:")


def office_of_sender(data: LetterData | None, letter: ReadLetter | None) -> Office:
    """The office that wrote the letter, by what the letter prints of it."""
    if data is not None:
        told: Mapping[str, Any] = data.fields.get("office", {})
        return _office(str(told.get("agency", "")), told)
    lines = letter.agency if letter is not None else ()
    place = lines[0] if lines else ""
    seats: dict[str, str] = table()["seats"]
    seat = next((seat for seat in seats if place.startswith(seat)), None)
    agency = place if seat is None else seats[seat] + place.removeprefix(seat)
    return _office(agency, {"letterhead": lines})


def _office(agency: str, told: Mapping[str, Any]) -> Office:
    def lines(name: str) -> tuple[str, ...]:
        return tuple(map(str, told.get(name) or ()))

    return Office(
        agency=agency,
        letterhead=lines("letterhead"),
        responsible_office=lines("responsible_office"),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
