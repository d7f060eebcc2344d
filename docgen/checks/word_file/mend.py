"""A letter's formatting brought to the standard; of its words only spaces and digits change."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.checks.mending import MENDABLE
from docgen.checks.word_file import axes
from docgen.checks.word_file.envelopes import is_envelope
from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.model import WordParagraph, clear_theme
from docgen.checks.word_file.remote import without_template
from docgen.diagnostics import Diagnostic
from docgen.kinds.typed_parts import (
    KEEPS_ITS_SIZE,
    KEEPS_PITCH,
    KEEPS_SIZE,
    OF_TEXT,
    ROOM_ABOVE,
    parts_that,
)
from docgen.reading.word import part_tags, tag_edits
from docgen.reading.word.symbols import is_symbol_face
from docgen.thai.numerals import to_thai
from docgen.thai.text import comparable_text


def mended_package(word: WordFile, found: Iterable[Diagnostic]) -> bytes:
    """The file with everything mechanical among ``found`` put right."""
    codes = {fault.code for fault in found}
    if "DG7246" in codes:
        without_template(word.package)
    before = [comparable_text(paragraph.text) for paragraph in word.letter.paragraphs]
    if codes & {"DG7201", "DG7202"}:
        _page(word)
    if codes & {"DG7203", "DG7204", "DG7205"}:
        _faces(word)
    _lines(word, codes)
    axes.move_to_axes(word, codes)
    _texts(word, found)
    if "DG7223" in codes:
        _digits(word)
    for paragraph, said in zip(word.letter.paragraphs, before, strict=True):
        paragraph.__dict__.pop("text", None)
        if comparable_text(paragraph.text) != said:
            raise AssertionError(f"paragraph {paragraph.number} would say something else")
    return word.package.to_bytes()


def _page(word: WordFile) -> None:
    standard = word.standard
    width, height = standard.pt("paper_width"), standard.pt("paper_height")
    for index, section in enumerate(part_tags.sections(word.package.document)):
        if index and is_envelope(section):
            continue
        lies = (part_tags.section_length(section, "pgSz", "w") or 0) > (
            part_tags.section_length(section, "pgSz", "h") or 0
        )
        across, down = (height, width) if lies else (width, height)
        tag_edits.set_section(section, "pgSz", w=across, h=down)
        if index == 0:
            left, right = standard.pt("margin_left"), standard.pt("margin_right")
            tag_edits.set_section(section, "pgMar", left=left, right=right)


def _faces(word: WordFile) -> None:
    family = word.standard["font_family"].value
    size = str(round(word.standard.pt("font_size") * 2))
    always = parts_that(KEEPS_ITS_SIZE)
    keep = (*always, *parts_that(KEEPS_SIZE)) if word.letter.is_memorandum else always
    for paragraph in word.letter.paragraphs:
        for run, _, face in list(paragraph.faces()):
            if is_symbol_face(face.latin) or is_symbol_face(face.family):
                continue  # its signs are drawn by their places in that face alone
            clear_theme(run, family)
            own_size = paragraph.role in keep
            shown = str(round(face.size * 2)) if own_size and face.size else size
            tag_edits.set_property(run, "rPr", "sz", val=shown)
            tag_edits.set_property(run, "rPr", "szCs", val=shown)


def _lines(word: WordFile, codes: set[str]) -> None:
    standard = word.standard
    indent = _twips(standard.pt("paragraph_indent"))
    before = {"close": _twips(standard.pt("space_before_close"))}
    before |= dict.fromkeys(parts_that(ROOM_ABOVE), _twips(standard.pt("space_before_part")))
    first_of = {id(word.letter.first_of(role)) for role in before}
    catchword = False
    for paragraph in word.letter.paragraphs:
        continued, catchword = catchword, paragraph.role == "catchword"
        is_of_text = paragraph.role in parts_that(OF_TEXT)
        if "DG7206" in codes and paragraph.role not in parts_that(KEEPS_PITCH):
            tag_edits.set_property(paragraph.element, "pPr", "spacing", line="240", lineRule="auto")
        if "DG7209" in codes and is_of_text:
            tag_edits.set_property(paragraph.element, "pPr", "jc", val="thaiDistribute")
        if paragraph.role == "body" and not continued and codes & {"DG7207", "DG7208"}:
            _drop_typed_indent(paragraph)
            tag_edits.set_property(
                paragraph.element,
                "pPr",
                "ind",
                firstLine=indent,
                left="0",
                hanging=None,
                start=None,
            )
        if codes & {"DG7210", "DG7211"} and id(paragraph) in first_of and not paragraph.in_table:
            tag_edits.set_property(
                paragraph.element, "pPr", "spacing", before=before[paragraph.role]
            )


def _drop_typed_indent(one: WordParagraph) -> None:
    """Take away the spaces and tabs that a paragraph begins with."""
    tag_edits.drop_leading_tabs(one.element)
    for text, element in list(one.pieces()):
        if element is not None:
            tag_edits.set_text(element, text.lstrip(" "))
            if text.strip():
                return


def _texts(word: WordFile, found: Iterable[Diagnostic]) -> None:
    """Spaces and marks, where what is wrong stands within one piece of text."""
    by_place: dict[str, list[tuple[str, str]]] = {}
    for fault in found:
        if fault.mend is not None and fault.code in MENDABLE and fault.at is not None:
            by_place.setdefault(fault.at.cell, []).append(fault.mend)
    for paragraph in word.letter.paragraphs:
        for was, now in by_place.get(word.position_of(paragraph).cell, ()):
            for text, element in paragraph.pieces():
                if (
                    element is not None
                    and was in text
                    and comparable_text(was) == comparable_text(now)
                ):
                    tag_edits.set_text(element, text.replace(was, now, 1))
                    break


def _digits(word: WordFile) -> None:
    for paragraph in word.letter.paragraphs:
        paragraph.__dict__.pop("text", None)
        whole = to_thai(paragraph.text.replace("`", " "))
        start = 0
        for text, element in paragraph.pieces():
            if element is not None and "`" not in text:
                tag_edits.set_text(element, whole[start : start + len(text)])
            start += len(text)


def _twips(points: float) -> str:
    return str(round(points * 20))
