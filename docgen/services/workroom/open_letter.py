"""One letter that is open: its form, what is typed into it, what is judged and drawn of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import kinds, making
from docgen.drafting.yaml_tree import UneditableError, Value, tree, value_of
from docgen.kinds import Kind
from docgen.kinds.part_names import thai_name_of_role
from docgen.light import dataclass
from docgen.services import letter_files, letter_out
from docgen.services.drawn_page import DrawnPage
from docgen.services.letter_files import LetterFile
from docgen.services.letter_form import drawn_form, operations, typed_changes, typed_values
from docgen.services.letter_form.field_places import FieldPlaces
from docgen.services.letter_form.form_fields import FieldGroup
from docgen.services.letter_form.typed_values import OfferedValues
from docgen.services.workroom import numbering
from docgen.services.workroom.edited_text import WorkroomText
from docgen.services.workroom.judging import Judged, findings_of
from docgen.services.workroom.typed_tabs import TypedByTab, changed_underneath, key_of, values_under

if TYPE_CHECKING:
    from docgen.services.workroom import Workroom


_MOST_TRIED = 5


@dataclass(frozen=True, slots=True)
class TypedOutcome:
    """What became of typed text: the file now, and the fields that changed underneath as well.

    ``has_grown`` tells that it has rows that the form did not show, ``is_ahead`` that it says what
    others wrote there and the form does not show.
    """

    file: LetterFile
    conflicts: tuple[str, ...] = ()
    has_grown: bool = False
    is_ahead: bool = False


@dataclass(slots=True)
class OpenLetter:
    """One letter: its form, what is typed into it, what is drawn of it."""

    room: Workroom
    path: Path
    edited: WorkroomText = field(init=False)
    _drawn: tuple[DrawnPage, ...] | None = None
    _brief: tuple[str, OfferedValues, Judged] | None = None
    _form: tuple[str, OfferedValues, tuple[FieldGroup, ...] | None] | None = None
    _known: tuple[OfferedValues, Kind | None, drawn_form.KnownFields] | None = None

    def __post_init__(self) -> None:
        self.edited = WorkroomText(self.room.workspace, self.path)

    def file(self) -> LetterFile:
        """The file as it stands.

        Raises: Rejected, when it is gone or cannot be read.
        """
        return self.edited.file()

    # -- the form ----------------------------------------------------------------------------

    def form(self, text: str) -> tuple[FieldGroup, ...] | None:
        """The form of a text; ``None`` when it is no YAML, so that the form must wait."""
        around = self.room.surroundings()
        if self._form is None or self._form[0] != text or self._form[1] is not around:
            try:
                groups = self._drawn_form(value_of(tree(text)), around)
            except UneditableError:
                groups = None
            self._form = (text, around, groups)
        return self._form[2]

    def _drawn_form(self, content: Value, around: OfferedValues) -> tuple[FieldGroup, ...] | None:
        if not isinstance(content, dict) and content != "":
            return None
        kind = typed_values.kind_of(content, around)
        called = {kind.id, kind.thai, Path(kind.id).stem} if kind is not None else set()
        fitting = tuple(
            template
            for template in around.templates
            if not template.kinds or called & set(template.kinds)
        )
        if self._known is None or self._known[0] is not around or self._known[1] is not kind:
            self._known = (around, kind, drawn_form.KnownFields())
        offered = replace(around, templates=fitting)
        return drawn_form.form_groups(content, kind, offered, known=self._known[2])

    def keys_left(self, text: str) -> tuple[tuple[str, str], ...]:
        """The keys that may still be added to the file, each with what it is."""
        groups = self.form(text) or ()
        fields = [each_field for group in groups for each_field in (*group.fields, *group.offered)]
        return tuple(
            (each_field.title, each_field.help) for each_field in fields if not each_field.is_there
        )

    # -- typing ------------------------------------------------------------------------------

    def type_value(
        self,
        posted: Mapping[str, str],
        base: str,
        moment: str,
        *,
        tab: str = "",
        number: int = 0,
        mine: bool,
    ) -> TypedOutcome:
        """Put what was typed into the file; ``base`` is the mark of the text the form showed.

        Fields that changed underneath meanwhile are not touched but named, unless ``mine``. What
        the same ``tab`` wrote last is no change underneath; of its requests, which it numbers
        from 1, one that comes after a later one says nothing new.

        Raises: Rejected, when the file is gone; UneditableError, when it is no YAML; OSError.
        """
        file = self.file()
        if self.edited.is_late(tab, number):
            return TypedOutcome(file, is_ahead=True)
        shown, own = self.edited.shown_text(file, base, tab), self.edited.written_by(tab)
        wanted = typed_changes.changes_of(self.form(shown) or (), posted)
        conflicts: set[str] = set()
        if shown != file.text and not mine:
            conflicts = changed_underneath(shown, file.text, wanted, own)
        kept = [change for change in wanted if key_of(change) not in conflicts]
        text = operations.apply_changes(file.text, kept, self.key_order(file.text))
        of_form = text
        if shown != file.text:
            of_form = operations.apply_changes(shown, kept, self.key_order(shown))
        saved = self.edited.save(file, text, moment)
        written = {**own, **values_under(saved.text, kept)}
        self.edited.note_typing(tab, TypedByTab(number, base, of_form, written))
        has_grown = any(change.adds_row for change in kept)
        return TypedOutcome(saved, tuple(sorted(conflicts)), has_grown, of_form != text)

    def unsaved_file(self, posted: Mapping[str, str], base: str) -> LetterFile:
        """The letter as it would be with all that was typed, though none of it is saved.

        Raises: as ``type_value``, but for OSError.
        """
        file = self.file()
        wanted = typed_changes.changes_of(
            self.form(self.edited.shown_text(file, base, "")) or (), posted
        )
        text = operations.apply_changes(file.text, wanted, self.key_order(file.text))
        return LetterFile(file.path, text)

    def press_button(
        self, action: str, name: str, moment: str, value: str = ""
    ) -> tuple[LetterFile, str]:
        """What a button of the form asks for: the file, and the row or part that it was about.

        Raises: as ``typed``.
        """
        file = self.file()
        groups = self.form(file.text) or ()
        if action == "template":
            text, place = self._by_template(file.text, groups, name, value), ""
        elif action == "own-number":
            text, place = numbering.with_own_number(self, file.text), name
        else:
            done = operations.apply_button(file.text, groups, action, name, value, _fill())
            text, place = done.text, done.place
        return self.edited.save(file, text, moment), place

    def except_finding(self, line: int, code: str, reason: str, moment: str) -> LetterFile:
        """Let a finding stand, with the reason, by a remark in the file."""
        file = self.file()
        text = operations.with_exception(file.text, line, code, reason)
        return self.edited.save(file, text, moment)

    def replace_text(self, text: str, base: str, moment: str, *, mine: bool) -> TypedOutcome:
        """The whole text typed anew; not where the file changed underneath, unless ``mine``."""
        file = self.file()
        if base != file.mark and not mine:
            return TypedOutcome(file, ("",))
        return TypedOutcome(self.edited.save(file, text, moment))

    def restore_text(self, text: str, moment: str) -> LetterFile:
        """A former text brought back."""
        return self.edited.save(self.file(), text, moment)

    def key_order(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The keys of a text of this kind in the order in which they stand."""
        content = value_of(tree(text))
        return drawn_form.order_of_keys(typed_values.kind_of(content, self.room.surroundings()))

    def _by_template(self, text: str, groups: Sequence[FieldGroup], name: str, wanted: str) -> str:
        found = next(
            (
                each_field
                for group in groups
                for each_field in group.fields
                if each_field.name == name
            ),
            None,
        )
        if found is None:
            raise UneditableError(name)
        templates = self.room.surroundings().templates
        wording = next((template for template in templates if template.thai == wanted), None)
        return operations.with_template(text, found, wording, lambda slot: str(slot.name), _fill())

    # -- what is made of it ------------------------------------------------------------------

    def judge_letter(self, file: LetterFile, *, draws: bool = True) -> Judged:
        """The letter made, with what is to be said of it; drawn unless not ``draws``."""
        made = self.make_letter(file.text, carries_data=False)
        pages = self.room.drawing.pages(made, self.room.press) if draws else ()
        places = FieldPlaces(file.text, self.form(file.text) or ())
        findings = findings_of(made.found, self.path, places)
        if pages:
            self._drawn = pages
        elif draws:
            return Judged(made, findings, self._former_pages(), places, is_former=True)
        return Judged(made, findings, pages, places)

    def _former_pages(self) -> tuple[DrawnPage, ...]:
        """The pages as they were drawn last, or as one of the last versions would be."""
        if self._drawn is None:
            self._drawn = ()
            space = self.room.workspace
            for version in letter_files.versions(space, self.path)[:_MOST_TRIED]:
                text = letter_files.version_text(space, self.path, version.name) or ""
                self._drawn = self.room.drawing.pages(self.make_letter(text), self.room.press)
                if self._drawn:
                    break
        return self._drawn

    def judged_briefly(self) -> Judged:
        """The letter judged without drawing it; kept until its file or the workspace changes.

        Raises: Rejected, when the file is gone.
        """
        file = self.file()
        seen = (file.mark, self.room.surroundings())
        if self._brief is None or self._brief[0] != seen[0] or self._brief[1] is not seen[1]:
            self._brief = (*seen, self.judge_letter(file, draws=False))
        return self._brief[2]

    def make_letter(self, text: str, *, carries_data: bool = True) -> making.MadeLetter:
        """The letter of a text of its file; without its data when it is only looked at."""
        space, press, content = self.room.workspace, self.room.press, text.encode("utf-8")
        return making.prepare(self.path, space, press, content=content, carries_data=carries_data)

    def as_text(self) -> tuple[tuple[str, str], ...]:
        """What the letter says, each line with the part that it is of."""
        letter = self.make_letter(self.file().text).letter
        if letter is None:
            return ()
        form, lines = kinds.kind(letter.kind), []
        for line in letter.to_text().splitlines():
            role, bar, text = line.partition(" | ")
            named = thai_name_of_role(role.strip(), form)
            lines.append((named, text.strip()) if bar else ("", line))
        return tuple((part, text) for part, text in lines if text)

    def drawn_file(self, form: str, at: str) -> bytes | None:
        """The letter as ``docx`` or ``pdf``, as it would be built; ``None`` while it has errors.

        Raises: Rejected, when the file or an enclosure cannot be read.
        """
        made = self.make_letter(self.file().text)
        return letter_out.file_of_letter(made, self.room.workspace, self.room.press, form, at)

    def number(self, at: str) -> letter_out.NumberShown:
        """The number that the letter bears or would be given; an open one from the register."""
        return numbering.number_shown(self, at)

    def issue(self, at: str, moment: str, *, sign_field: bool = False) -> letter_out.IssueOutcome:
        """Issue the letter as it stands in its file; an open number is taken from the register.

        With a ``sign_field`` its PDF has a place for an electronic signature.

        Where that is refused, the file is as it was.
        """
        self._brief = None
        return numbering.issue_open_letter(self, at, moment, sign_field=sign_field)

    def is_issued(self, judged: Judged) -> bool:
        """Whether the register has given the letter its number and it went out."""
        return letter_out.is_issued(judged.made, self.room.workspace)


def _fill() -> operations.Fill:
    from docgen.messages import sentence

    return operations.Fill(
        sentence("placeholder_opens", "th"), sentence("placeholder_closes", "th")
    )
