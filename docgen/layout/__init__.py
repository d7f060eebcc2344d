"""Layout: a Letter becomes Pages. Needs no other program, and no writer knows more than Pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.kinds import Kind, Part, kind
from docgen.layout.faces import face_for
from docgen.layout.figures import set_bar, set_tiles
from docgen.layout.findings import findings
from docgen.layout.fitting import departures, described, tightened
from docgen.layout.forms import FORMS, Emblem, Row, labelled
from docgen.layout.measure import ruler
from docgen.layout.memory import Memory
from docgen.layout.pages import Page, Pages, Paragraph, ParagraphStyle, Picture, Section
from docgen.layout.pagination import Frame, Item, paginated
from docgen.layout.pictures import aspect_ratio
from docgen.layout.setter import Setter
from docgen.layout.styles import Styles
from docgen.layout.tables import set_legend, set_table
from docgen.letter import Annex, Block, Letter, Table
from docgen.standards import Measure, Standard, table

_BODY = {"paragraph", "item", "section_heading"}
_DRAWN = {"bar": set_bar, "tiles": set_tiles}


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
    offer: bool = True,
    memory: Memory | None = None,
) -> Laid:
    """Set ``letter`` in lines and pages; ``family`` is the face that the DOCX names.

    ``offer`` looks whether a letter that runs over by a few lines could be fitted; ``memory``
    carries what letters have in common from one call to the next and changes no result.
    """
    memory = memory or Memory()
    standard = standard_of(kind(letter.kind), standard)
    setter = _remembered(letter, standard, family, memory)
    plain = section = _letter_section(letter, setter, emblem, memory)
    given_up: tuple[Measure, ...] = ()
    found: list[Diagnostic] = []
    if letter.fit_pages is None:
        if offer and _runs_over_by_little(plain, standard):
            found += _offer(letter, plain, standard, emblem, family)
    elif len(plain.pages) > letter.fit_pages:
        fitted, given_up = _fitted(letter, letter.fit_pages, standard, emblem, family)
        found.append(_fitting_note(letter, fitted, given_up))
        section = fitted if given_up else plain
    annexes = [
        memory.made(
            [annex, standard],
            partial(_annex_set, annex, standard, family, letter.terms),
            *(family, letter.terms),
        )
        for annex in letter.annexes
    ]
    pages = _pages(letter.title, letter, [section, *annexes], family, str(emblem), memory)
    return Laid(pages, (*found, *findings(pages, standard, memory)), given_up)


def annex_pages(letter: Letter, annex: Annex, *, standard: Standard, family: str) -> Laid:
    """One annex of the letter alone."""
    section = _annex_set(annex, standard, family, letter.terms)
    return Laid(_pages(annex.title, letter, [section], family, emblem=""))


def standard_of(form: Kind, standard: Standard) -> Standard:
    """The standard with the measures in which the sheet of this kind is another."""
    return _with_own(form, standard) if form.measures else standard


@lru_cache(maxsize=32)
def _with_own(form: Kind, standard: Standard) -> Standard:
    own = {
        name: Measure(name, value, form.clause, form.thai, form.certainty)
        for name, value in form.measures
    }
    return standard.with_house_style(own)


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


def _remembered(letter: Letter, standard: Standard, family: str, memory: Memory) -> Setter:
    key = (id(standard), family, letter.terms)
    kept: Setter | None = memory.setters.get(key)
    return kept or memory.setters.put(key, _setter(letter, standard, family))


def _setter(letter: Letter, standard: Standard, family: str) -> Setter:
    return Setter(standard, Styles(standard), ruler(face_for(family)), letter.terms)


@lru_cache(maxsize=32)
def _annex_set(annex: Annex, standard: Standard, family: str, terms: tuple[str, ...]) -> Section:
    """An annex on its pages; over a batch whose letters share it, it is set once."""
    return _annex_section(annex, Setter(standard, Styles(standard), ruler(face_for(family)), terms))


def _fitted(
    letter: Letter, most: int, standard: Standard, emblem: Path, family: str
) -> tuple[Section, tuple[Measure, ...]]:
    """The first tightening that fits, with its departures; none of them where nothing fits."""
    section = None
    for tighter in tightened(standard):
        section = _letter_section(letter, _setter(letter, tighter, family), emblem)
        if len(section.pages) <= most:
            return section, departures(tighter, standard)
    assert section is not None
    return section, ()


def _fitting_note(letter: Letter, section: Section, given_up: tuple[Measure, ...]) -> Diagnostic:
    if not given_up:
        needed = {"pages": letter.fit_pages, "needed": len(section.pages)}
        return Diagnostic("DG7507", letter.fit_at, needed)
    said = {"pages": letter.fit_pages, "measures": described(given_up)}
    return Diagnostic("DG7501", letter.fit_at, said)


def _runs_over_by_little(section: Section, standard: Standard) -> bool:
    return len(section.pages) > 1 and _body_lines(section) <= standard["last_page_lines"].number


def _body_lines(section: Section) -> int:
    """How many lines of body stand on the last page."""
    return sum(
        placed.last_line - placed.first_line
        for placed in section.pages[-1].placed
        if isinstance(placed.item, Paragraph) and placed.item.role in _BODY
    )


def _offer(
    letter: Letter, section: Section, standard: Standard, emblem: Path, family: str
) -> list[Diagnostic]:
    """A note where a fitted letter would do without its last page."""
    fewer = len(section.pages) - 1
    if not _fitted(letter, fewer, standard, emblem, family)[1]:
        return []
    said = {"lines": _body_lines(section), "pages": fewer}
    return [Diagnostic("DG7502", letter.fit_at, said)]


def _letter_section(
    letter: Letter, setter: Setter, emblem_file: Path, memory: Memory | None = None
) -> Section:
    memory = memory or Memory()
    form = kind(letter.kind)
    standard = setter.standard
    emblem = _emblem_box(form, setter, emblem_file)
    top = standard.pt(form.text_top)
    items: list[Item] = []
    for row in _rows(form, letter, emblem):
        paragraphs = _paragraphs(row, setter, memory)
        if any(part.role == form.foot_level_part for part, _ in row.blocks):
            lower = partial(_level_with_foot, paragraphs, tuple(items), emblem, top, setter)
            paragraphs = memory.made([setter, *paragraphs, *items], lower, emblem, top)
        items += paragraphs
    frame = Frame(
        first_top=top,
        next_top=standard.pt("text_top_continued"),
        bottom=standard.pt("paper_height") - standard.pt("margin_bottom"),
        catchwords=True,
    )
    pages = memory.flow((frame, id(setter)), items, partial(paginated, items, frame, setter))
    first, *others = pages
    if form.emblem_height:
        picture = memory.made([setter], partial(_emblem_picture, setter, emblem), emblem)
        first = Page(first.number, first.placed, (picture,), first.catchword)
    return _section("letter", setter, top, "margin_bottom", (first, *others))


def _paragraphs(row: Row, setter: Setter, memory: Memory) -> list[Paragraph]:
    """The row set in its form; a body part by part, since letters may share all of it but one."""
    if row.part.role != "body":
        blocks = [block for _, block in row.blocks]
        return memory.made(
            [setter, *blocks], partial(FORMS[row.part.form], setter, row), row.emblem
        )
    return [
        paragraph
        for pair in row.blocks
        for paragraph in memory.made(
            [setter], partial(FORMS[row.part.form], setter, Row((pair,), row.emblem)), pair[1]
        )
    ]


def _emblem_picture(setter: Setter, emblem: Emblem) -> Picture:
    return Picture(
        name="emblem",
        left=setter.standard.pt("margin_left") + emblem.x,
        y=emblem.y,
        width=emblem.width,
        height=emblem.height,
        description=table("wording")["emblem"]["value"],
    )


def _annex_section(annex: Annex, setter: Setter) -> Section:
    standard = setter.standard
    items: list[Item] = [
        setter.paragraph("annex_title", setter.styles["annex_title"], annex.title, at=annex.at)
    ]
    for part in annex.parts:
        items += _annex_items(part, setter)
    top = standard.pt("annex_margin_top")
    bottom = standard.pt("paper_height") - standard.pt("annex_margin_bottom")
    continued = standard.pt("text_top_continued")
    pages = paginated(items, Frame(top, continued, bottom, catchwords=False), setter)
    return _section(annex.name, setter, top, "annex_margin_bottom", pages)


def _annex_items(part: Block | Table, setter: Setter) -> list[Item]:
    if isinstance(part, Table):
        return [_DRAWN.get(part.role, set_table)(setter, part)]
    if part.role == "legend":
        return [set_legend(setter, part)]
    space = setter.standard.pt("table_space")
    return list(labelled(setter, part, setter.styles["annex_text"], space=space))


def _rows(form: Kind, letter: Letter, emblem: Emblem) -> Iterator[Row]:
    """The letter's blocks in the kind's order, those of one line of the form together."""
    found: list[tuple[Part, Block]] = []
    for part in form.parts:
        roles = _BODY if part.role == "body" else {part.role}
        found += [(part, block) for block in letter.blocks if block.role in roles]
    for _, group in groupby(found, key=lambda pair: pair[0].row or pair[0].role):
        yield Row(tuple(group), emblem)


def _level_with_foot(
    paragraphs: list[Paragraph], above: Sequence[Item], emblem: Emblem, top: float, setter: Setter
) -> list[Paragraph]:
    """Move the row down until its foot is level with the emblem's, where what is above allows."""
    first, *rest = paragraphs
    ascent = first.style.text.size * setter.standard["face_ascent"].number
    used = sum(item.height_of(0) for item in above if isinstance(item, Paragraph))
    space = max(0.0, emblem.foot - ascent - top - used)
    return [replace(first, space_before=space), *rest]


def _emblem_box(form: Kind, setter: Setter, file: Path) -> Emblem:
    if not form.emblem_height:
        return Emblem(0.0, 0.0, 0.0, 0.0)
    height = setter.standard.pt(form.emblem_height)
    width = height * aspect_ratio(file)
    x = (setter.measure - width) / 2 if form.emblem_place == "center" else 0.0
    return Emblem(x, setter.standard.pt(form.emblem_top), width, height)


def _section(
    name: str, setter: Setter, top: float, bottom: str, pages: tuple[Page, ...]
) -> Section:
    standard = setter.standard
    return Section(
        name=name,
        width=standard.pt("paper_width"),
        height=standard.pt("paper_height"),
        left=standard.pt("margin_left"),
        right=standard.pt("margin_right"),
        top=top,
        bottom=standard.pt(bottom),
        pages=pages,
    )


def _styles_used(sections: list[Section], memory: Memory) -> tuple[ParagraphStyle, ...]:
    used: dict[str, ParagraphStyle] = {}
    for section in sections:
        for page in section.pages:
            for placed in (page.page_number, *page.placed, page.catchword):
                if placed is not None:
                    used.setdefault(placed.item.style.id, placed.item.style)
    styles = tuple(used.values())
    key = tuple(map(id, styles))
    return memory.styles.get(key) or memory.styles.put(key, styles)
