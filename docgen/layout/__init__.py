"""Layout: a Letter becomes Pages. Needs no other program, and no writer knows more than Pages."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.kinds import kind
from docgen.layout.forms.signature_pictures import section_with_signatures
from docgen.layout.model.fitting import Overrides, with_overrides
from docgen.layout.model.kind_form import form_of_letter, standard_of_kind
from docgen.layout.model.pages import Pages, Section
from docgen.layout.model.set_text import ParagraphStyle
from docgen.layout.model.styles import Styles
from docgen.layout.paging.annex_section import annex_set
from docgen.layout.paging.documents import Document, set_documents
from docgen.layout.paging.few_pages import TakenUnder, fitted_letter
from docgen.layout.paging.findings import findings_of_layout
from docgen.layout.paging.laws_of_series import series_obeys
from docgen.layout.paging.letter_section import letter_section
from docgen.layout.paging.page_marks import foot_above, room_below, section_with_marks
from docgen.layout.paging.reuse import Memory
from docgen.layout.paging.stamp import section_with_stamp, with_stamp_in_room
from docgen.layout.paging.style_names import styles_of, styles_told_apart
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.light import dataclass
from docgen.model.letter import Annex, Letter
from docgen.standards import Measure, Standard


@dataclass(frozen=True, slots=True)
class Laid:
    """The pages of a letter, what the layout found, and the measures a fitted letter departs in."""

    pages: Pages
    found: tuple[Diagnostic, ...] = ()
    departures: tuple[Measure, ...] = ()


def set_pages(
    letter: Letter,
    *,
    standard: Standard,
    emblem: Path,
    family: str,
    memory: Memory | None = None,
) -> Laid:
    """Set ``letter`` in lines and pages; ``family`` is the face that the DOCX names.

    ``memory`` carries what letters have in common from one call to the next and changes no result.

    Raises: BrokenLawError, when docgen lost text or drew over its own ink.
    """
    memory = memory or Memory()
    set_document = partial(_document, standard, emblem, family, memory)
    documents = set_documents(letter, standard, set_document, memory)
    sections = [section for document in documents for section in document.sections]
    found = tuple(fault for document in documents for fault in document.found)
    if letter.sheets:
        sections = styles_told_apart(sections, memory)
    pages = _pages(letter.title, letter, sections, family, str(emblem), memory)
    return Laid(pages, found, documents[0].given_up)


def _document(
    usual: Standard,
    emblem: Path,
    family: str,
    memory: Memory,
    letter: Letter,
    overrides: Overrides,
    taken: TakenUnder,
) -> Document:
    """The letter without what follows it, and its annexes.

    ``overrides`` stand in place of values of the standard; ``taken`` tells how much of its last
    page others want, in points.
    """
    usual = with_overrides(usual, overrides) if overrides else usual
    standard = standard_of_kind(form_of_letter(letter), usual)
    letter, told = with_stamp_in_room(letter, _remembered_setter(letter, standard, family, memory))

    def setter_of(own: Standard) -> Setter:
        return _remembered_setter(letter, own, family, memory)

    def set_under(own: Standard) -> Section:
        return letter_section(letter, setter_of(own), emblem, memory)

    fit = fitted_letter(letter, form_of_letter(letter), standard, set_under, memory, taken)
    setter = setter_of(fit.standard)
    stamped = section_with_stamp(fit.section, letter, setter)
    first = section_with_signatures(stamped, letter, kind(letter.kind), setter)
    annexes = _annexes(letter, standard, setter, family, memory)
    sections = tuple(
        section_with_marks(section, letter, setter, memory) for section in (first, *annexes)
    )
    series_obeys([*letter.blocks, *letter.annexes], letter, sections, setter.ruler, memory)
    found = (*told, *fit.found, *findings_of_layout(sections, setter.ruler, standard, memory))
    return Document(letter, sections, setter.ruler, found, fit.given_up)


def _annexes(
    letter: Letter, standard: Standard, setter: Setter, family: str, memory: Memory
) -> list[Section]:
    """The annexes of a letter, between the marks that stand on its own pages."""
    around = foot_above(letter, setter), room_below(letter, setter)
    return [
        memory.kept_or_made(
            [annex, standard],
            partial(annex_set, annex, standard, family, letter.terms, around, memory),
            *(family, letter.terms, around),
        )
        for annex in letter.annexes
    ]


def annex_pages(letter: Letter, annex: Annex, *, standard: Standard, family: str) -> Laid:
    """One annex of the letter alone."""
    setter = _setter(letter, standard, family)
    around = foot_above(letter, setter), room_below(letter, setter)
    memory = Memory()
    section = annex_set(annex, standard, family, letter.terms, around, memory)
    section = section_with_marks(section, letter, setter, memory)
    series_obeys((annex,), replace(letter, receipt_stamp=()), [section], setter.ruler, memory)
    return Laid(_pages(annex.title, letter, [section], family, emblem=""))


def _pages(
    title: str,
    letter: Letter,
    sections: list[Section],
    family: str,
    emblem: str,
    memory: Memory | None = None,
) -> Pages:
    return Pages(
        title=title,
        agency=letter.agency,
        family=family,
        sections=tuple(sections),
        styles=_styles_used(sections, memory or Memory()),
        emblem=emblem,
        date=letter.date,
    )


def _remembered_setter(letter: Letter, standard: Standard, family: str, memory: Memory) -> Setter:
    key = (id(standard), family, letter.terms, letter.kind, letter.changes)
    kept: Setter | None = memory.setters.get(key)
    return kept or memory.setters.put(key, _setter(letter, standard, family))


def _setter(letter: Letter, standard: Standard, family: str) -> Setter:
    return Setter(
        standard, Styles(standard), ruler(face_for(family)), letter.terms, form_of_letter(letter)
    )


def _styles_used(sections: list[Section], memory: Memory) -> tuple[ParagraphStyle, ...]:
    styles = tuple(styles_of(sections))
    key = tuple(map(id, styles))
    return memory.styles.get(key) or memory.styles.put(key, styles)
