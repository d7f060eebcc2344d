"""What a batch has made so far: each letter with its files, as the folder's record tells."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path

from docgen import opening
from docgen.batch import manifest
from docgen.batch.folder_names import told_in
from docgen.light import dataclass
from docgen.services.batch_choice import Candidate
from docgen.services.counting import CountParts, count_nothing
from docgen.writers.files import WrittenFile

_MOST_FILE = 400_000_000
_MOST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class LetterMade:
    """A letter of the record: its row, for whom, its state, and its files by their endings."""

    row: int
    recipient: str
    addressee: str
    state: str
    pages: int
    files: dict[str, str]
    codes: tuple[str, ...]

    @property
    def is_made(self) -> bool:
        """Whether its files stand."""
        return self.state == manifest.WRITTEN


@dataclass(frozen=True, slots=True)
class Results:
    """The letters of a folder; ``is_complete`` says that the last run made all it was to make.

    ``text_hash`` is that of the circular that they were made from.
    """

    letters: tuple[LetterMade, ...]
    is_complete: bool
    is_final: bool
    number: str
    text_hash: str = ""

    @property
    def made_count(self) -> int:
        """How many are made."""
        return sum(letter.is_made for letter in self.letters)


def results(folder: Path, wanted: Collection[int] = ()) -> Results | None:
    """What the record of ``folder`` tells; ``None`` where nothing was made.

    Only the rows ``wanted`` count for whether it is complete, or all. Raises: Rejected, with
    DG5009, when the record cannot be read.
    """
    if not opening.is_folder(folder):
        return None
    record = manifest.read_manifest(folder)
    if record is None:
        return None
    entries = {entry.row: entry for entry in record.entries} | told_in(folder)
    letters = tuple(
        LetterMade(
            row=entry.row,
            recipient=entry.recipient,
            addressee=entry.addressee,
            state=entry.state,
            pages=entry.pages,
            files=_by_ending(entry.files),
            codes=entry.codes,
        )
        for entry in entries.values()
    )
    due = [letter for letter in letters if not wanted or letter.row in wanted]
    whole = bool(due) and all(letter_made.is_made for letter_made in due)
    origin = record.origin
    return Results(letters, whole, origin.final, origin.reference_number, origin.sha256)


def is_outdated(made: Results, circular: Path, everyone: Iterable[Candidate]) -> bool:
    """Whether the text, or the name or addressee of anybody, is another since drafts were made."""
    if made.is_final:
        return False
    content, _ = opening.content_or_fault(circular, _MOST_TEXT)
    if content is None or made.text_hash != hashlib.sha256(content).hexdigest():
        return True
    people = {person.row: (person.name, person.addressee) for person in everyone}
    return any(
        people[letter.row] != (letter.recipient, " ".join(letter.addressee.split()))
        for letter in made.letters
        if letter.is_made and letter.row in people
    )


def is_old_set(dispatched: Results, made: Results | None, circular: Path) -> bool:
    """Whether what the mail room has was put together of another text or number than the letters.

    Of drafts the text is that of the circular now, of final letters that which went out.
    """
    if made is None or not made.is_final:
        return is_outdated(dispatched, circular, ())
    return (dispatched.text_hash, dispatched.number) != (made.text_hash, made.number)


def made_file(folder: Path, row: int, ending: str) -> tuple[str, bytes] | None:
    """The name and content of a letter's file; ``None`` where the record knows none.

    Raises: Rejected, when it cannot be read.
    """
    found = results(folder)
    letters = found.letters if found is not None else ()
    letter = next(
        (each_letter for each_letter in letters if each_letter.row == row and each_letter.is_made),
        None,
    )
    name = letter.files.get(ending) if letter is not None else None
    if name is None or not opening.is_file(folder / name):
        return None
    return name, opening.content(folder / name, _MOST_FILE, within=folder)


def files_made(folder: Path) -> tuple[str, ...]:
    """The names of all files of a folder's record, as they were made.

    Raises: Rejected, with DG5009, when the record cannot be read.
    """
    found = results(folder)
    if found is None:
        return ()
    names = [name for letter in found.letters if letter.is_made for name in letter.files.values()]
    return tuple(name for name in names if opening.is_file(folder / name))


def file_content(path: Path) -> bytes | None:
    """What a file that docgen made holds; ``None`` where it is not there."""
    return opening.content(path, _MOST_FILE) if opening.is_file(path) else None


def zipped_folder(folder: Path, count_parts: CountParts = count_nothing) -> bytes:
    """All that a folder holds in one file, told as it goes; the record of the run goes with it.

    Raises: Rejected, when one cannot be read.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        paths = list(opening.names_in(folder))
        for number, path in enumerate(paths):
            count_parts(number, len(paths))
            if opening.is_file(path) and not path.name.startswith("."):
                about = zipfile.ZipInfo(path.name)
                archive.writestr(about, opening.content(path, _MOST_FILE, within=folder))
    return target.getvalue()


def _by_ending(files: tuple[WrittenFile, ...]) -> dict[str, str]:
    return {file.name.rpartition(".")[2]: file.name for file in files}
