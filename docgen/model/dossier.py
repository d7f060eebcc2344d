"""A circular with everything it draws on: places, office, people, recipients, submissions."""

from __future__ import annotations

from dataclasses import field, replace
from pathlib import Path
from typing import Protocol

from docgen import vocabulary
from docgen.diagnostics import Position
from docgen.kinds import Kind, kind
from docgen.kinds.form_changes import UNCHANGED, Changes
from docgen.light import dataclass
from docgen.model.circular import Circular, Digits, Office
from docgen.model.signing import Copy, Signatory
from docgen.model.submissions import Programme, ProvinceCount, Submission
from docgen.model.surroundings import Surroundings
from docgen.model.wordings import Wordings
from docgen.thai.reference_numbers import ReferenceNumber

ARABIC = "arabic"
ValuePath = tuple[str | int, ...]
NO_WORDINGS = Wordings()
NO_SURROUNDINGS = Surroundings()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One row of a recipients list; ``addressee`` are the lines after เรียน, parted by newlines.

    ``email_at`` is the cell of its mailbox, where the list has such a column.
    """

    name: str
    addressee: str
    fields: dict[str, str] = field(default_factory=dict)
    at: Position | None = None
    email_at: Position | None = None


# What tells two recipients of one name apart, as the file names of their letters do.
APART = ("post", "group", "code", "addressee")


def in_one_line(addressee: str) -> str:
    """All that stands after เรียน, for sentences and records."""
    return " ".join(addressee.split("\n"))


class Located(Protocol):
    """A text that knows where each of its characters was typed."""

    @property
    def text(self) -> str:
        """What was typed."""

    def place(self, start: int, end: int | None = None) -> Position:
        """Where ``text[start:end]`` stands."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of a YAML file stands, by its path in English names."""

    file: str
    values: dict[ValuePath, Position] = field(default_factory=dict)
    keys: dict[ValuePath, Position] = field(default_factory=dict)
    texts: dict[ValuePath, Located] = field(default_factory=dict)

    def of(self, *path: str | int) -> Position:
        """The value at ``path``, or the nearest thing around it, or the file."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return Position(self.file)

    def has(self, *path: str | int) -> bool:
        """Whether a value was written at ``path``."""
        return path in self.values

    def position_inside(
        self, path: ValuePath, part: str, start: int = 0, end: int | None = None
    ) -> Position:
        """Where ``part[start:end]`` stands, ``part`` being of the value at ``path``."""
        value = self.texts.get(path)
        begin = value.text.find(part) if value is not None else -1
        if value is None or begin < 0:
            return self.of(*path)
        return value.place(begin + start, begin + (len(part) if end is None else end))


@dataclass(frozen=True, slots=True)
class Dossier:
    """A circular with everything it draws on, checked and ready to compose.

    Later stages touch no file: what they need of the workspace comes with the dossier.

    ``blanks`` are the fields that a draft leaves open (``reference_number``, ``date``,
    ``signatory``); ``takes_number`` says that its number comes from the register; ``details`` are
    the fields that only its kind has, by the English name that the kind gives them; ``sheets`` are
    the documents of other kinds that follow in the same file; ``wordings`` are the templates of the
    workspace, ``around`` is all else that it stands among. ``long_list`` is a list of recipients
    that is too long to be held, and not among ``recipients``.
    """

    circular: Circular
    places: Places
    office: Office
    signatory: Signatory
    workspace: Path
    path: Path
    recipients: tuple[Recipient, ...] = ()
    long_list: Path | None = None
    submissions: dict[str, tuple[Submission, ...]] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    takes_number: bool = False
    province_counts: dict[str, tuple[ProvinceCount, ...]] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    office_places: Places | None = None
    signatory_places: Places | None = None
    details: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    sheets: tuple[Dossier, ...] = ()
    is_final: bool = False
    changes: Changes = UNCHANGED
    wordings: Wordings = NO_WORDINGS
    around: Surroundings = NO_SURROUNDINGS

    @property
    def form(self) -> Kind:
        """The kind of document, with the parts that this circular changes."""
        return self.changes.of(kind(self.circular.kind))

    @property
    def number(self) -> ReferenceNumber | None:
        """What others cite it by: the number of a letter, or the one that its kind has."""
        if self.circular.reference_number.text:
            return self.circular.reference_number
        names = [field.english for field in self.form.fields if field.form == "number_of_year"]
        typed = next((str(self.details[name]) for name in names if self.details.get(name)), "")
        return ReferenceNumber("", "", False, 0, typed=typed) if typed else None

    @property
    def is_arabic(self) -> bool:
        """Whether its digits are Arabic: English always, Thai where it or its office says so."""
        wanted = self.circular.digits
        is_wanted = wanted is not None and wanted.value == ARABIC
        return self.form.language == "en" or is_wanted

    @property
    def has_check_code(self) -> bool:
        """Whether it bears a code to check it by once it is issued; a secret letter has none."""
        wished = self.circular.check_code
        is_wished = self.office.check_code if wished is None else wished
        return bool(is_wished) and self.circular.secrecy is None

    def in_digits(self, digits: Digits) -> Dossier:
        """The same in these digits, but for what says itself which ones it has."""
        sheets = tuple(sheet.in_digits(digits) for sheet in self.sheets)
        if self.circular.digits is not None:
            return replace(self, sheets=sheets)
        circular = self.circular.model_copy(update={"digits": digits})
        return replace(self, circular=circular, sheets=sheets)

    def as_final(self) -> Dossier:
        """The same as it goes out, with the pictures that no draft carries."""
        return replace(self, is_final=True)

    def as_file_copy(self) -> Dossier:
        """The same for the copy that the office keeps."""
        return replace(self, circular=self.circular.model_copy(update={"copy_kind": Copy.FILE}))

    @property
    def recorded_subject(self) -> str:
        """The subject as manifests, registers and lists record it; of a secret letter its class."""
        secrecy = self.circular.secrecy
        return self.circular.subject if secrecy is None else vocabulary.thai("secrecy", secrecy)

    def place_in_office(self, *path: str | int) -> Position:
        """Where the office's own file has that field, or where the circular names the office."""
        return self._elsewhere(self.office_places, "office", self.circular.office, *path)

    def place_in_signatory(self, name: str) -> Position:
        """Where the file of signatories has that field, or where the circular names him."""
        return self._elsewhere(self.signatory_places, "signatory", self.circular.signatory, name)

    def _elsewhere(
        self, places: Places | None, field: str, entry: str, *names: str | int
    ) -> Position:
        path = (entry, *names)
        known = places is not None and (path in places.values or path[:1] in places.values)
        return places.of(*path) if places is not None and known else self.places.of(field)
