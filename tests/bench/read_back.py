"""Every document of ``config/`` and ``tests/documents/`` made, read back, and drafted anew.

Four files of each: docgen's DOCX and PDF and LibreOffice's PDF of that DOCX, all without the
letter's data, and docgen's DOCX and PDF with it. Told by kind, of 100: **fields**, the printed
texts that a field of what was read says; **parts**, the parts of the letter that the draft,
composed anew, says in the same words. Then every miss by itself, and every file that docgen
falsely calls different from the letter it was made of.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.comparing.differences import Change, TextsByPart, differences, parts_of
from docgen.comparing.same_letters import letters_and_figures
from docgen.comparing.sides import changes_between
from docgen.comparing.texts import said_in
from docgen.drafting.from_data import draft_of_data
from docgen.drafting.received import draft_yaml
from docgen.kinds import Kind
from docgen.kinds.parts import FILLED_LATER, roles_with_trait
from docgen.loading.workspace import Workspace, offices
from docgen.making import prepare
from docgen.model.circular import Office
from docgen.model.letter import Letter
from docgen.model.letter_data import with_own_kinds
from docgen.model.signing import Signatory
from docgen.press import Press
from docgen.reading import ReadLetter, Recognised
from docgen.reading.field_texts import said_by
from docgen.reading.letters import is_said
from docgen.reading.recognise import recognised_here
from docgen.reading.said_texts import SaidTexts
from docgen.services.asked import kinds_of, own_kinds
from docgen.services.read import own_data_of
from docgen.thai.numerals import to_arabic
from tests.helpers import witness

ROOT = Path(__file__).parents[2]
FORMS = ("docx", "pdf", "printed.pdf", "data.docx", "data.pdf")
_SHOWN = 90  # letters of a miss
_FIXED = ("heading", "title", "cut_line")  # words of a kind, or of the line to cut along
_BEHIND = ("annex", "sheet")
_TO_WRITE_ON = re.compile(r"[0-9.…_ ()/:☐☑-]+|ลงชื่อ|วันที่|เดือน|พ\.ศ\.")
_ITEM = re.compile(r"^[0-9.]+ ")


@dataclass(frozen=True)
class Document:
    """One document: its circular, its workspace and what that knows, the letter it makes."""

    circular: Path
    workspace: Workspace
    letter: Letter
    offices: Mapping[str, Office]
    signatories: Mapping[str, Signatory]
    own: Sequence[Kind]

    @property
    def kind(self) -> str:
        """Its kind, or that it is of one of the workspace's own."""
        return "own kind" if self.letter.kind.endswith(".yaml") else self.letter.kind


@dataclass
class Tally:
    """What was right, of how many, by kind; what was missed, and what was told falsely."""

    fields: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    parts: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[str] = field(default_factory=list)
    falsely_different: list[str] = field(default_factory=list)

    def texts(self, form: str) -> Iterator[str]:
        """The figures, then each miss by itself."""
        for kind in sorted(self.parts):
            yield f"{form:12} {kind:24} {_of_100(self.fields[kind])} {_of_100(self.parts[kind])}"
        whole = (sum(told.values(), Counter()) for told in (self.fields, self.parts))
        yield f"{form:12} {'all':24} {' '.join(map(_of_100, whole))}"
        yield f"{form:12} falsely different: {len(self.falsely_different)}"
        yield from (f"{form:12} {text}" for text in (*self.falsely_different, *self.missed))


def run() -> list[str]:
    """The table of all forms: form, kind, fields, parts."""
    with tempfile.TemporaryDirectory() as place:
        documents = list(documents_in(Path(place)))
        made = Path(place) / "made"
        made.mkdir()
        files_of(documents, made)
        return [text for form in FORMS for text in measured(documents, made, form).texts(form)]


def workspaces_in(place: Path) -> Iterator[Workspace]:
    """Copies of both workspaces, each with the project's templates."""
    for name, config in (("starter", ROOT / "config"), ("tests", ROOT / "tests/documents/config")):
        shutil.copytree(config, place / name / "config")
        shutil.copytree(ROOT / "templates", place / name / "templates")
        (place / name / "output").mkdir()
        yield Workspace(place / name)


def documents_in(place: Path) -> Iterator[Document]:
    """Every document of both workspaces, copied to ``place``."""
    for workspace in workspaces_in(place):
        known = offices.offices(workspace).models, offices.signatories(workspace).models
        for circular in sorted((workspace.config / "circulars").glob("*.yaml")):
            letter = prepare(circular, workspace).letter
            assert letter is not None, circular.stem
            yield Document(circular, workspace, letter, *known, kinds_of(workspace))


def files_of(documents: Sequence[Document], place: Path, *, is_printed: bool = True) -> None:
    """The files of every document in ``place``: NAME.FORM."""
    for document in documents:
        for prefix, carries in (("", False), ("data.", True)):
            press = Press.of(document.workspace, carries_data=carries)
            pages = prepare(document.circular, document.workspace, press).pages
            assert pages is not None
            stem = f"{document.circular.stem}.{prefix}"
            (place / f"{stem}docx").write_bytes(press.docx.write(pages))
            (place / f"{stem}pdf").write_bytes(press.pdf.pdf(pages))
    if is_printed:
        names = [document.circular.stem for document in documents]
        printed = place / "printed"
        printed.mkdir()
        words = {name: (place / f"{name}.docx").read_bytes() for name in names}
        for name, made in witness.to_pdfs(words, printed).items():
            made.rename(place / f"{name}.printed.pdf")


def measured(documents: Sequence[Document], place: Path, form: str) -> Tally:
    tally = Tally()
    for document in documents:
        path = place / f"{document.circular.stem}.{form}"
        read = recognised_here(path, path.read_bytes(), document.own)
        _count_fields(tally, document, _texts_read(document, read, path))
        _count_parts(tally, document, draft_of(document, read, path))
        tally.falsely_different += [
            f"FALSE {document.circular.stem} {change.role}: {change.before} | {change.after}"
            for change in changes_between(read, document.letter)
        ]
    return tally


def draft_of(document: Document, read: Recognised, path: Path) -> str | None:
    """The draft of what was read: from its data where it has them; ``None`` where it is none."""
    known: dict[str, Any] = {
        "offices": dict(document.offices),
        "signatories": dict(document.signatories),
    }
    data, _ = own_data_of(read, path)
    if data is not None:
        return draft_of_data(data, source=path.name, **known)
    return draft_yaml(read.letter, source=path.name, **known) if read.letter is not None else None


def _texts_read(document: Document, read: Recognised, path: Path) -> Iterator[str]:
    """What the fields say: those of its data, or those that were recognised."""
    data, _ = own_data_of(read, path)
    if data is None:
        yield from _field_texts(read.letter)
    else:
        letter = with_own_kinds(data.letter, own_kinds(document.workspace))
        yield from (said.text for said in said_in(letter))


def _count_fields(tally: Tally, document: Document, texts: Iterable[str]) -> None:
    """Each printed text, and whether a field says it: its label, number and dots not counted."""
    held = SaidTexts(map(to_arabic, texts))
    missed: list[tuple[str, str]] = []
    for said in said_in(document.letter):
        pieces = (piece for part in said.parts or (said.text,) for piece in part.split("\t"))
        parts = [piece for piece in map(to_arabic, pieces) if _is_value(piece)]
        if said.is_optional or said.role in _FIXED or not parts:
            continue
        is_right = is_said(to_arabic(said.text), held) or all(is_said(part, held) for part in parts)
        tally.fields[document.kind][is_right] += 1
        if not is_right:
            missed.append((said.role, said.text))
    _name_missed(tally, document, "field", missed)


def _field_texts(letter: ReadLetter | None) -> Iterator[str]:
    if letter is not None:
        yield from said_by(letter)
        yield letter.salutation
        for sheet in letter.sheets:
            yield from _field_texts(sheet)


def _is_value(text: str) -> bool:
    """Whether a text is more than a number, dots to write on and the words for these."""
    return re.search(r"\w", _TO_WRITE_ON.sub("", text)) is not None


def _name_missed(
    tally: Tally, document: Document, what: str, missed: Iterable[tuple[str, str]]
) -> None:
    """The first of each role that was missed, with how many there are."""
    by_role: dict[str, list[str]] = {}
    for role, text in missed:
        by_role.setdefault(role, []).append(text)
    name = f"{document.kind} {document.circular.stem}"
    tally.missed += [
        f"{what} {name} {role} ({len(texts)}): {texts[0]}" for role, texts in by_role.items()
    ]


def _count_parts(tally: Tally, document: Document, draft: str | None) -> None:
    """Each part of the letter, and whether the draft composed anew says it in the same words."""
    parts = {role for role, texts in parts_of(document.letter).items() if any(texts)}
    again = _composed_anew(document, draft) if draft is not None else None
    if again is None:
        changes = [Change("letter", "", "no letter came of the draft")]
        changed = parts
    else:
        changes = list(_changes(document.letter, again))
        changed = {change.role for change in changes}
    for role in parts:
        tally.parts[document.kind][role not in changed] += 1
    shown = ((one.role, f"{one.before[:_SHOWN]} | {one.after[:_SHOWN]}") for one in changes)
    _name_missed(tally, document, "part", shown)


def _changes(letter: Letter, again: Letter) -> Iterator[Change]:
    """What changed; sheets after the letter cell by cell, however their tables are parted."""
    filled_later = roles_with_trait(FILLED_LATER)
    for change in differences(*(_without_numbers(parts_of(one)) for one in (letter, again))):
        if change.role not in (*_BEHIND, *filled_later):
            yield change
    before, after = (_cells_behind(one) for one in (letter, again))
    role = "annex" if letter.annexes else "sheet"
    yield from (Change(role, cell, "") for cell in before if cell not in after)
    yield from (Change(role, "", cell) for cell in after if cell not in before)


def _without_numbers(parts: TextsByPart) -> TextsByPart:
    """The parts, their items and rows without numbers: a list may come back as a roster."""
    return {role: tuple(_ITEM.sub("", text) for text in texts) for role, texts in parts.items()}


def _cells_behind(letter: Letter) -> set[str]:
    behind = (
        said for said in said_in(letter) if said.role in _BEHIND and _is_value(to_arabic(said.text))
    )
    return {letters_and_figures(said.text) for said in behind}


def _composed_anew(document: Document, draft: str) -> Letter | None:
    """The letter of the draft, the office chosen where docgen asks for it, as a clerk does."""
    office = document.circular.read_text(encoding="utf-8").splitlines()
    key = next((line for line in office if line.startswith(("ส่วนราชการ:", "office:"))), "")
    lines = [
        key if key and line.startswith("ส่วนราชการ:") and "# " in line else line
        for line in draft.splitlines()
    ]
    content = "\n".join(lines).encode()
    return prepare(document.circular, document.workspace, content=content).letter


def _of_100(counted: Mapping[bool, int]) -> str:
    right, every = counted.get(True, 0), sum(counted.values())
    return f"{right:5}/{every:<5} {100 * right / every if every else 100:5.1f}"
