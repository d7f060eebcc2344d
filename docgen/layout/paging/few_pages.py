"""A letter on as few pages as it is to have: as the standard has it, or set tighter."""

from __future__ import annotations

from collections.abc import Callable

from docgen.diagnostics import Diagnostic
from docgen.kinds import Kind
from docgen.kinds.parts import MAY_OPEN_PAGE, OF_BODY
from docgen.layout.model.fitting import (
    Overrides,
    described_departures,
    fitted_measures,
    least_tightened,
    tightened_standards,
    with_overrides,
)
from docgen.layout.model.pages import Placed, Section, SetItem, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging import same_sheet
from docgen.layout.paging.changed_places import changes_of_place
from docgen.layout.paging.reuse import Memory, shape
from docgen.light import dataclass
from docgen.model.letter import Letter
from docgen.standards import Measure, Standard

SectionUnder = Callable[[Standard], Section]
TakenUnder = Callable[[Overrides], float]
_NEVER: Overrides = (("", ""),)
_FEW = 2  # pages: a letter of more has its opinions on one of their own
_HEAD = 200.0  # points from the top of the sheet: how wide a text is matters only above


@dataclass(frozen=True, slots=True)
class Fitted:
    """A letter's section and the standard it is set under.

    Also the measures that it gave up for its pages, and what is to be said of it.
    """

    section: Section
    standard: Standard
    given_up: tuple[Measure, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def fitted_letter(
    letter: Letter,
    form: Kind,
    standard: Standard,
    set_under: SectionUnder,
    memory: Memory,
    taken: TakenUnder = lambda overrides: 0.0,
) -> Fitted:
    """The letter on the pages it was asked to fit, or without a last page that holds little.

    ``set_under`` sets it under a standard; ``taken`` tells how much of its last page is kept for
    others, in points, where it departs from the standard in those values.
    """
    plain = set_under(standard)
    asked = letter.fit_pages or form.most_pages
    most = asked or _sheets(plain, taken(())) - 1
    if _sheets(plain, taken(())) <= (asked or 1):
        return Fitted(plain, standard)
    offered = not asked and not _fits_by_itself(standard)
    if not asked and not (letter.fits and _holds_little(plain, standard, taken(()))):
        return Fitted(plain, standard)
    overrides = _least(letter, form, plain, most, standard, set_under, memory, taken)
    if overrides is None:
        return Fitted(plain, standard, found=_does_not_fit(letter, form, standard, set_under))
    if offered:
        said = {"lines": _body_lines(plain), "pages": most}
        return Fitted(plain, standard, found=(Diagnostic("DG7502", letter.fit_at, said),))
    given_up = fitted_measures(standard, overrides)
    own = with_overrides(standard, overrides)
    section = set_under(own)
    note = {"pages": most, "measures": described_departures(given_up)}
    return Fitted(section, own, given_up, (Diagnostic("DG7501", letter.fit_at, note),))


def _fits_by_itself(standard: Standard) -> bool:
    """Whether a letter is fitted without being asked: an office may switch that off."""
    return standard["fits_by_itself"].value == "yes"


def _least(
    letter: Letter,
    form: Kind,
    plain: Section,
    most: int,
    standard: Standard,
    set_under: SectionUnder,
    memory: Memory,
    taken: TakenUnder,
) -> Overrides | None:
    """What the letter must give up; letters of one shape give up the same."""

    def fits(overrides: Overrides) -> bool:
        section = set_under(with_overrides(standard, overrides))
        return _sheets(section, taken(overrides)) <= most

    key = (id(standard), letter.kind, letter.changes, letter.size, most, taken(()))
    former: tuple[Standard, Section, Overrides] | None = memory.fitted.get(key)
    if former is not None and _is_alike(former[1], plain):
        found = former[2]
    else:
        shaped = (*key, _shape(plain))
        kept = memory.fits.get(shaped)
        if kept is None:
            least = least_tightened(standard, form, fits) or _NEVER
            kept = memory.fits.put(shaped, (standard, least))
        found = kept[1]
        memory.fitted.put(key, (standard, plain, found))
    return None if found is _NEVER else found


def _is_alike(former: Section, section: Section) -> bool:
    """Whether both have the same shape for certain, without a look at what they share."""
    changed = changes_of_place(former.pages, section.pages)
    return (
        changed is not None
        and former.bottom == section.bottom
        and all(_shape_at(change.before) == _shape_at(change.after) for change in changed)
    )


def _shape(section: Section) -> tuple[object, ...]:
    """All of a section that decides on how many pages it stands, under whatever pitch."""
    return (
        section.bottom,
        *(
            _shape_at(placed)
            for page in section.pages
            for placed in page.placed
            if placed.first_line == 0
        ),
    )


def _shape_at(placed: Placed) -> tuple[object, ...]:
    return (shape(placed.item), _places(placed.item) if placed.y < _HEAD else ())


def _places(item: SetItem) -> tuple[object, ...]:
    """Where a text lies that may stand beside the emblem."""
    if isinstance(item, SetTable):
        return ()
    return (*((line.x, line.width) for line in item.lines), *(piece.text for piece in item.head))


def _does_not_fit(
    letter: Letter, form: Kind, standard: Standard, set_under: SectionUnder
) -> tuple[Diagnostic, ...]:
    """What is said where a page was asked for that there is no room for."""
    if letter.fit_pages is None and form.most_pages is None:
        return ()
    if letter.fit_pages is None:
        return (Diagnostic("DG7510", letter.blocks[-1].at, {"size": letter.size or form.thai}),)
    tightest = (*tightened_standards(standard, form), standard)[-2:][0]
    said = {"pages": letter.fit_pages, "needed": len(set_under(tightest).pages)}
    return (Diagnostic("DG7507", letter.fit_at, said),)


def _sheets(section: Section, taken: float) -> int:
    """On how many sheets it stands, with one more for what has no room on its last one."""
    return len(section.pages) + (taken > 0 and same_sheet.free_room(section) < taken)


def _holds_little(section: Section, standard: Standard, taken: float) -> bool:
    """Whether its last sheet does: also that which only what has no room would stand on.

    One without a line of body holds little, unless what may open a page fills a third of it.
    """
    if _sheets(section, taken) > len(section.pages):
        return True
    most, lines = standard["last_page_lines"].number, _body_lines(section)
    traits = [placed.item.traits for placed in section.pages[-1].placed]
    white = standard["white_of_page"].number * section.height
    stands_alone = any(MAY_OPEN_PAGE in does for does in traits) and (
        len(section.pages) > _FEW or same_sheet.height_of_last(section) > white
    )
    return 0 < lines <= most or (most > 0 and not lines and not stands_alone)


def _body_lines(section: Section) -> int:
    """How many lines of body stand on the last page."""
    return sum(
        placed.last_line - placed.first_line
        for placed in section.pages[-1].placed
        if isinstance(placed.item, Paragraph) and OF_BODY in placed.item.traits
    )
