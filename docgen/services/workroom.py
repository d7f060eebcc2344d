"""A workspace kept warm for one who works in it: its press, its choices, its open letters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen import kinds, making, vocabulary
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value, tree, value_of
from docgen.kinds.parts import role as part_role
from docgen.loading.workspace import Workspace, offices, own_kinds, wordings
from docgen.model.wordings import WordingTemplate
from docgen.services import journal, letter_files, letter_out
from docgen.services.drawn_page import DrawnPage, PageDrawing
from docgen.services.letter_files import LetterFile
from docgen.services.letter_form import changes, drawing, operations
from docgen.services.letter_form.drawing import Surroundings
from docgen.services.letter_form.fields import Choice, Field, Group
from docgen.services.letter_form.places import FieldPlaces
from docgen.services.regions import Region
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic

_MOST_FORMER = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic of a letter, and the field of its form at which it stands (empty: none)."""

    fault: Diagnostic
    field: str
    line: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A letter as it stands: what is to be said of it, its pages where it can be drawn."""

    made: making.MadeLetter
    findings: tuple[Finding, ...]
    pages: tuple[DrawnPage, ...]
    places: FieldPlaces

    @property
    def is_sound(self) -> bool:
        """Whether the letter may be built."""
        return self.made.is_sound


@dataclass(frozen=True, slots=True)
class About:
    """What a letter is, as typed; a secret one has its class in place of the subject."""

    kind: str
    number: str
    date: str
    subject: str
    office: str
    secrecy: str
    recipients: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A letter in a list: the name of its file, what it is, when it was changed (seconds)."""

    name: str
    about: About
    changed: float

    def is_about(self, words: str) -> bool:
        """Whether it has every one of the words."""
        about = self.about
        whole = f"{self.name} {about.kind} {about.number} {about.date} {about.subject}"
        return all(word in to_arabic(whole) for word in to_arabic(words).split())


@dataclass(frozen=True, slots=True)
class Typed:
    """What became of typed text: the file now, and the fields that changed underneath as well.

    ``has_grown`` tells that it has rows that the form did not show.
    """

    file: LetterFile
    conflicts: tuple[str, ...] = ()
    has_grown: bool = False


@dataclass(slots=True)
class Workroom:
    """One workspace: what letters share is read once and again when it changes.

    Not safe for several threads at once: whoever holds it works in one thread.
    """

    workspace: Workspace
    drawing: PageDrawing = field(default_factory=PageDrawing)
    _press: making.Press | None = None
    _around: tuple[object, Surroundings] | None = None
    _letters: dict[Path, OpenLetter] = field(default_factory=dict)

    @property
    def press(self) -> making.Press:
        """The press, with the house style as it stands now."""
        self._press = (
            making.Press.of(self.workspace)
            if self._press is None
            else self._press.renewed(self.workspace)
        )
        return self._press

    def letter(self, path: Path) -> OpenLetter:
        """A letter of the workspace, kept open."""
        if path not in self._letters:
            self._letters[path] = OpenLetter(self, path)
        return self._letters[path]

    def letter_named(self, name: str) -> OpenLetter | None:
        """The letter of that name (its file's, without the ending), if there is one."""
        path = next((one for one in self.workspace.circulars() if one.stem == name), None)
        return None if path is None else self.letter(path)

    def letters(self) -> tuple[Listed, ...]:
        """Every letter of the workspace as lists show it, the one changed last first."""
        found = []
        for path in self.workspace.circulars():
            try:
                file = letter_files.read_letter(path)
            except Rejected:
                continue
            about = self.letter(path).about(file.text)
            found.append(Listed(path.stem, about, path.stat().st_mtime))
        return tuple(sorted(found, key=lambda one: one.changed, reverse=True))

    def surroundings(self) -> Surroundings:
        """What there is to choose from; read again when a file of the workspace changed."""
        seen = self._seen()
        if self._around is None or self._around[0] != seen:
            self._around = (seen, self._read_surroundings())
        return self._around[1]

    def _seen(self) -> tuple[object, ...]:
        """What tells whether the surroundings changed: name, time and size of each file."""
        space = self.workspace
        folders = (space.config, space.config / "kinds", space.config / "recipients")
        found: list[object] = []
        for folder in (*folders, space.templates):
            if folder.is_dir():
                for entry in sorted(os.scandir(folder), key=lambda one: one.name):
                    if entry.is_file():
                        stat = entry.stat()
                        found.append((entry.path, stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    def _read_surroundings(self) -> Surroundings:
        own = own_kinds.load(self.workspace)
        sound = {name: path for name, path in own.names.items() if name not in own.faults}
        known = {kinds.kind(name).thai: kinds.kind(name) for name in kinds.names()}
        known |= {kind.thai: kind for kind in map(kinds.kind, sound.values())}
        people = offices.signatories(self.workspace)
        agencies = offices.offices(self.workspace)
        return Surroundings(
            kinds=tuple(Choice(name, name) for name in known),
            offices=tuple(
                Choice(name, model.agency if (model := agencies.models.get(name)) else name)
                for name in agencies.names
            ),
            signatories=tuple(
                Choice(name, _person(people.models.get(name), name)) for name in people.names
            ),
            recipients=tuple(
                Choice(path.stem, path.stem) for path in self.workspace.recipients_files()
            ),
            templates=self.templates(),
            own_kinds=tuple((name, kinds.kind(path)) for name, path in sound.items()),
        )

    def templates(self) -> tuple[WordingTemplate, ...]:
        """The wordings of the workspace; none when one of them cannot be read."""
        try:
            return wordings.load(self.workspace).all_sound()
        except Rejected:
            return ()


def workroom_of(folder: Path) -> Workroom | None:
    """The workspace that a folder is, kept warm; ``None`` when it is none (yet)."""
    if (folder / "config").is_dir() and (folder / "templates").is_dir():
        return Workroom(Workspace(folder))
    return None


def _person(model: object, name: str) -> str:
    title = getattr(model, "name", "")
    post = getattr(model, "position_title", "")
    return f"{title} ({post})" if title else name


@dataclass(slots=True)
class OpenLetter:
    """One letter: its form, what is typed into it, what is drawn of it."""

    room: Workroom
    path: Path
    _texts: dict[str, str] = field(default_factory=dict)
    _former: list[str] = field(default_factory=list)
    _undone: list[str] = field(default_factory=list)
    _brief: tuple[str, Surroundings, Judged] | None = None
    _writer: tuple[str, str] = ("", "")
    _form: tuple[str, Surroundings, tuple[Group, ...] | None] | None = None

    def file(self) -> LetterFile:
        """The file as it stands.

        Raises: Rejected, when it is gone or cannot be read.
        """
        file = letter_files.read_letter(self.path)
        self._texts[file.mark] = file.text
        if len(self._texts) > _MOST_FORMER:
            del self._texts[next(iter(self._texts))]
        return file

    # -- the form ----------------------------------------------------------------------------

    def form(self, text: str) -> tuple[Group, ...] | None:
        """The form of a text; ``None`` when it is no YAML, so that the form must wait."""
        around = self.room.surroundings()
        if self._form is None or self._form[0] != text or self._form[1] is not around:
            try:
                groups = self._drawn_form(value_of(tree(text)))
            except UneditableError:
                groups = None
            self._form = (text, around, groups)
        return self._form[2]

    def _drawn_form(self, content: Value) -> tuple[Group, ...] | None:
        if not isinstance(content, dict) and content != "":
            return None
        around = self.room.surroundings()
        kind = drawing.kind_of(content, around)
        called = {kind.id, kind.thai, Path(kind.id).stem} if kind is not None else set()
        fitting = tuple(one for one in around.templates if not one.kinds or called & set(one.kinds))
        return drawing.form_groups(content, kind, replace(around, templates=fitting))

    # -- typing ------------------------------------------------------------------------------

    def typed(
        self, posted: Mapping[str, str], base: str, moment: str, *, tab: str = "", mine: bool
    ) -> Typed:
        """Put what was typed into the file; ``base`` is the mark of the text the form showed.

        Fields that changed underneath meanwhile are not touched but named, unless ``mine``. What
        the same ``tab`` wrote last is no change underneath.

        Raises: Rejected, when the file is gone; UneditableError, when it is no YAML; OSError.
        """
        file = self.file()
        is_own = bool(tab) and self._writer == (file.mark, tab)
        shown = file.text if is_own else self._texts.get(base, file.text)
        wanted = changes.changes_of(self.form(shown) or (), posted)
        conflicts: set[str] = set()
        if shown != file.text and not mine:
            conflicts = _changed_underneath(shown, file.text, wanted)
        kept = [one for one in wanted if _top(one) not in conflicts]
        text = operations.applied(file.text, kept, self._order(file.text))
        saved = self._saved(file, text, moment)
        self._writer = (saved.mark, tab)
        return Typed(saved, tuple(sorted(conflicts)), any(one.adds_row for one in kept))

    def pressed(self, action: str, name: str, moment: str, value: str = "") -> LetterFile:
        """What a button of the form asks for.

        Raises: as ``typed``.
        """
        file = self.file()
        groups = self.form(file.text) or ()
        if action == "template":
            return self._saved(file, self._by_template(file.text, groups, name, value), moment)
        text = operations.operated(file.text, groups, action, name, value, _fill())
        return self._saved(file, text, moment)

    def excepted(self, line: int, code: str, reason: str, moment: str) -> LetterFile:
        """Let a finding stand, with the reason, by a remark in the file."""
        file = self.file()
        return self._saved(file, operations.with_exception(file.text, line, code, reason), moment)

    def judged_briefly(self) -> Judged:
        """The letter judged without drawing it; kept until its file or the workspace changes.

        Raises: Rejected, when the file is gone.
        """
        file = self.file()
        seen = (file.mark, self.room.surroundings())
        if self._brief is None or self._brief[0] != seen[0] or self._brief[1] is not seen[1]:
            self._brief = (*seen, self.judged(file, draws=False))
        return self._brief[2]

    @staticmethod
    def due(judged: Judged) -> str:
        """The letter's first deadline, as it is typed; empty where it has none."""
        dossier = judged.made.dossier
        deadlines = dossier.circular.deadlines.values() if dossier is not None else ()
        dates = [one.until for one in deadlines if one.until.day is not None]
        return to_arabic(long_date(min(dates, key=lambda one: one.gregorian()))) if dates else ""

    def place_of(self, region: Region, places: FieldPlaces) -> str:
        """The field of the form that printed a region of a page; empty where none did."""
        name = places.name_like(region.path)
        at = region.at
        if at is not None and at.file == str(self.path) and (not name or region.path[0] == "body"):
            return places.name_at(at.line, at.column)
        return name

    def replaced(self, text: str, base: str, moment: str, *, mine: bool) -> Typed:
        """The whole text typed anew; not where the file changed underneath, unless ``mine``."""
        file = self.file()
        if base != file.mark and not mine:
            return Typed(file, ("",))
        return Typed(self._saved(file, text, moment))

    def restored(self, text: str, moment: str) -> LetterFile:
        """A former text brought back."""
        return self._saved(self.file(), text, moment)

    def keys_left(self, text: str) -> tuple[tuple[str, str], ...]:
        """The keys that may still be added to the file, each with what it is."""
        groups = self.form(text) or ()
        fields = [one for group in groups for one in (*group.fields, *group.offered)]
        return tuple((one.title, one.help) for one in fields if not one.is_there)

    def as_text(self) -> tuple[tuple[str, str], ...]:
        """What the letter says, each line with the part that it is of."""
        made = self.judged(self.file(), draws=False).made
        if made.letter is None:
            return ()
        lines = []
        for line in made.letter.to_text().splitlines():
            role, bar, text = line.partition(" | ")
            known = part_role(role.strip())
            named = known.thai if known is not None else role.strip()
            lines.append((named, text.strip()) if bar else ("", line))
        return tuple((one, text) for one, text in lines if text)

    def drawn_file(self, form: str, at: str) -> bytes | None:
        """The letter as ``docx`` or ``pdf``, as it would be built; ``None`` while it has errors.

        Raises: Rejected, when the file or an enclosure cannot be read.
        """
        made = self.judged(self.file(), draws=False).made
        return letter_out.file_of(made, self.room.workspace, self.room.press, form, at)

    def number(self, at: str) -> letter_out.NumberShown:
        """The number that the letter bears or would be given; an open one from the register."""
        text = self._with_automatic_number(self.file().text)
        made = self._made(text)
        return letter_out.number_shown(made, self.room.workspace, at)

    def issue(self, at: str, moment: str) -> letter_out.Issue:
        """Issue the letter as it stands in its file; an open number is taken from the register.

        Where that is refused, the file is as it was.
        """
        file = self.file()
        numbered = self._saved(file, self._with_automatic_number(file.text), moment)
        self._brief = None
        done = letter_out.issue(self.path, self.room.workspace, at)
        if done.is_done:
            journal.record(self.room.workspace, "issue", self.path.stem, moment, numbered.mark)
        if not done.is_done and numbered.text != file.text and self.file().text == numbered.text:
            self._saved(numbered, file.text, moment)
        return done

    def _with_automatic_number(self, text: str) -> str:
        """The text with an open number taken from the register, where the letter is sound."""
        dossier = self._made(text).dossier
        if dossier is None or dossier.takes_number or "reference_number" not in dossier.blanks:
            return text
        names = drawing.names_of("circular", "reference_number")
        typed = drawing.value_under(value_of(tree(text)), names)
        automatic = vocabulary.thai("words", "automatic")
        open_part = typed.rpartition("/")[0] if isinstance(typed, str) else ""
        mark = typed.rpartition("/")[2].strip() if open_part and isinstance(typed, str) else ""
        number = f"{open_part}/{f'{mark} ' if mark else ''}{automatic}" if open_part else automatic
        return edits.set_value(text, (names,), number, self._order(text)).text

    def _made(self, text: str) -> making.MadeLetter:
        content = text.encode("utf-8")
        return making.prepare(self.path, self.room.workspace, self.room.press, content=content)

    def undone(self, moment: str) -> LetterFile:
        """The text before the last change."""
        return self._stepped(self._former, self._undone, moment)

    def redone(self, moment: str) -> LetterFile:
        """The text that was undone."""
        return self._stepped(self._undone, self._former, moment)

    @property
    def can_undo(self) -> bool:
        """Whether there is a former text."""
        return bool(self._former)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._undone)

    def _stepped(self, taken: list[str], kept: list[str], moment: str) -> LetterFile:
        file = self.file()
        if not taken:
            return file
        text = taken.pop()
        kept.append(file.text)
        return letter_files.save_letter(self.room.workspace, file, text, moment)

    def _saved(self, file: LetterFile, text: str, moment: str) -> LetterFile:
        if text == file.text:
            return file
        self._former.append(file.text)
        del self._former[:-_MOST_FORMER]
        self._undone.clear()
        saved = letter_files.save_letter(self.room.workspace, file, text, moment)
        self._texts[saved.mark] = saved.text
        journal.record(self.room.workspace, "change", self.path.stem, moment, saved.mark)
        return saved

    def _order(self, text: str) -> tuple[tuple[str, ...], ...]:
        content = value_of(tree(text))
        return drawing.order_of(drawing.kind_of(content, self.room.surroundings()))

    def _by_template(self, text: str, groups: Sequence[Group], name: str, wanted: str) -> str:
        found = next((one for group in groups for one in group.fields if one.name == name), None)
        if found is None:
            raise UneditableError(name)
        wording = next((one for one in self.room.templates() if one.thai == wanted), None)
        return operations.with_template(text, found, wording, lambda slot: str(slot.name), _fill())

    def about(self, text: str) -> About:
        """What lists and headings say of the letter, as it is typed."""
        try:
            content = value_of(tree(text))
        except UneditableError:
            content = ""

        def typed(name: str) -> str:
            value = drawing.value_under(content, drawing.names_of("circular", name))
            return " ".join(value.split()) if isinstance(value, str) else ""

        secrecy = typed("secrecy")
        return About(
            kind=typed("kind"),
            number=typed("reference_number"),
            date=typed("date"),
            subject=secrecy or typed("subject"),
            office=typed("office"),
            secrecy=secrecy,
            recipients=typed("recipients"),
        )

    def office_name(self, key: str) -> str:
        """The agency that a letter calls by that name; empty where there is none."""
        offices = self.room.surroundings().offices
        return next((one.title for one in offices if one.value == key), "")

    def is_issued(self, judged: Judged) -> bool:
        """Whether the register has given the letter its number and it went out."""
        return letter_out.is_issued(judged.made, self.room.workspace)

    # -- the page ----------------------------------------------------------------------------

    def judged(self, file: LetterFile, *, draws: bool = True) -> Judged:
        """The letter made, with what is to be said of it; drawn unless not ``draws``."""
        room, press = self.room, self.room.press
        made = making.prepare(self.path, room.workspace, press, content=file.text.encode("utf-8"))
        places = FieldPlaces(file.text, self.form(file.text) or ())
        name = str(self.path)
        findings = tuple(
            Finding(fault, places.name_for(fault, name), _line(fault.at, name))
            for fault in made.found
        )
        pages = room.drawing.pages(made, press) if draws else ()
        return Judged(made, findings, pages, places)


def _line(at: Position | None, file: str) -> int:
    return at.line if at is not None and at.file == file else 0


def _fill() -> operations.Fill:
    from docgen.messages import sentence

    return operations.Fill(
        sentence("placeholder_opens", "th"), sentence("placeholder_closes", "th")
    )


def _top(change: changes.Change) -> str:
    step = change.steps[0]
    return step[0] if isinstance(step, tuple) else str(step)


def _changed_underneath(shown: str, now: str, wanted: Sequence[changes.Change]) -> set[str]:
    """The keys that were to be changed and are no longer what the form showed."""
    former, current = value_of(tree(shown)), value_of(tree(now))
    found = set()
    for change in wanted:
        step = change.steps[0]
        names = step if isinstance(step, tuple) else (str(step),)
        if drawing.value_under(former, names) != drawing.value_under(current, names):
            found.add(_top(change))
    return found


def field_named(groups: Sequence[Group], name: str) -> Field | None:
    """The field of that name at the outermost level."""
    return next((one for group in groups for one in group.fields if one.name == name), None)
