"""Envelopes and labels: the addressee's words at the place where the post looks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import vocabulary
from docgen.dossier import Dossier, Recipient
from docgen.layout.faces import face_for
from docgen.layout.measure import ruler
from docgen.layout.pages import Page, Pages, Picture, Placed, Section
from docgen.layout.pictures import aspect_ratio
from docgen.layout.setter import Setter
from docgen.layout.styles import Styles
from docgen.length import Length
from docgen.standards import Standard, table
from docgen.thai.numerals import to_thai

# Width and height in millimetres, lying.
ENVELOPES = {"C4": (324, 229), "C5": (229, 162), "C6": (162, 114), "DL": (220, 110)}
_LABELS_ACROSS, _LABELS_DOWN = 3, 8
_EDGE, _EMBLEM, _PADDING = 12.0, 15.0, 5.0
_ADDRESS_FROM = 0.42  # of the width and of the height
_SHEET = (210.0, 297.0)


def envelopes(
    dossier: Dossier, recipients: Sequence[Recipient], size: str, standard: Standard, emblem: Path
) -> Pages:
    """An envelope for each recipient: the sender at the upper left, the addressee in the middle."""
    setter = _setter(standard)
    width, height = (_points(side) for side in ENVELOPES[size])
    edge = _points(_EDGE)
    picture = Picture(
        "emblem",
        edge,
        edge,
        _points(_EMBLEM) * aspect_ratio(emblem),
        _points(_EMBLEM),
        table("wording")["emblem"]["value"],
    )
    under = edge + picture.height
    sender = [*map(to_thai, dossier.office.letterhead)]
    number = f"{vocabulary.thai('words', 'number')} {dossier.circular.reference_number.text}"
    pages = []
    for index, recipient in enumerate(recipients, start=1):
        left = _block(setter, [*sender, number], 0.0, width * 0.5 - edge, under)
        x = width * _ADDRESS_FROM
        right = _block(setter, _address(recipient), x - edge, width - 2 * edge, height * 0.5)
        pages.append(Page(index, (*left, *right), (picture,)))
    section = Section("envelopes", width, height, edge, edge, edge, edge, tuple(pages))
    return _pages(dossier, section, setter, str(emblem))


def labels(dossier: Dossier, recipients: Sequence[Recipient], standard: Standard) -> Pages:
    """Labels of 70 by 37 millimetres, three across and eight down a sheet of A4."""
    setter = _setter(standard)
    width, height = (_points(side) for side in _SHEET)
    across, down = width / _LABELS_ACROSS, height / _LABELS_DOWN
    padding = _points(_PADDING)
    each = _LABELS_ACROSS * _LABELS_DOWN
    pages = []
    for number, start in enumerate(range(0, len(recipients), each), start=1):
        placed: list[Placed] = []
        for index, recipient in enumerate(recipients[start : start + each]):
            row, column = divmod(index, _LABELS_ACROSS)
            x = column * across + padding
            top = row * down + padding
            placed += _block(setter, _address(recipient), x, x + across - 2 * padding, top)
        pages.append(Page(number, tuple(placed)))
    section = Section("labels", width, height, 0.0, 0.0, 0.0, 0.0, tuple(pages))
    return _pages(dossier, section, setter, "")


def _address(recipient: Recipient) -> list[str]:
    lines = [f"{vocabulary.thai('words', 'to')}  {to_thai(recipient.addressee)}"]
    written = recipient.fields.get("address", "")
    return lines + [to_thai(one.strip()) for one in written.split("|") if one.strip()]


def _block(
    setter: Setter, lines: Sequence[str], left: float, limit: float, top: float
) -> Iterator[Placed]:
    style = setter.styles["annex_text"]
    for line in lines:
        item = setter.paragraph("address", style, line, first=left, hang=left, limit=limit)
        yield Placed(item, top, 0, len(item.lines))
        top += style.pitch * len(item.lines)


def _setter(standard: Standard) -> Setter:
    family = standard["font_family"].value
    return Setter(standard, Styles(standard), ruler(face_for(family)))


def _pages(dossier: Dossier, section: Section, setter: Setter, emblem: str) -> Pages:
    styles = {
        placed.item.style.id: placed.item.style for page in section.pages for placed in page.placed
    }
    return Pages(
        title=to_thai(dossier.circular.subject),
        agency=dossier.office.agency,
        family=setter.standard["font_family"].value,
        sections=(section,),
        styles=tuple(styles.values()),
        emblem=emblem,
        date=None if dossier.circular.date.day is None else dossier.circular.date.gregorian(),
    )


def _points(millimetres: float) -> float:
    return Length.of(millimetres, "mm").pt


__all__ = ["ENVELOPES", "envelopes", "labels"]
