"""Envelopes and labels: the addressee's words at the place where the post looks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from docgen import vocabulary
from docgen.compose.letters import letter, prepare
from docgen.kinds import SIZE, kind
from docgen.kinds.form_changes import UNCHANGED
from docgen.layout import set_pages
from docgen.layout.model.pages import Page, Pages, Placed, Section
from docgen.layout.model.styles import Styles
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.length import Length
from docgen.model.dossier import Dossier, Recipient
from docgen.standards import Standard, table
from docgen.thai.numerals import to_thai

_ENVELOPE = "envelope"
ENVELOPES = tuple(name for name, _ in kind(_ENVELOPE).sizes)


def envelopes(
    dossier: Dossier, recipients: Sequence[Recipient], size: str, standard: Standard, emblem: Path
) -> Pages:
    """An envelope of that size for each recipient, as a circular of its kind would have it.

    Raises: ValueError, when an envelope cannot be composed; it is not asked of a letter with
    errors.
    """
    face = _envelope_of(dossier, size)
    shared, memory = prepare(face), Memory()
    family = standard["font_family"].value
    laid: list[Pages] = []
    for recipient in recipients:
        made = letter(face, recipient=recipient, prepared=shared).letter
        if made is None:
            raise ValueError(f"the envelope to {recipient.name} cannot be composed")
        set_one = partial(set_pages, made, standard=standard, emblem=emblem, family=family)
        laid.append(set_one(memory=memory).pages)
    sections = chain.from_iterable(pages.sections for pages in laid)
    styles = {style.id: style for pages in laid for style in pages.styles}
    whole = replace(laid[0], sections=tuple(sections), styles=tuple(styles.values()))
    return replace(whole, title=to_thai(dossier.recorded_subject))


def sheets_of_labels(
    dossier: Dossier, recipients: Sequence[Recipient], standard: Standard
) -> Pages:
    """Labels on sheets of A4, row after row."""
    sheet = table("labels")
    setter = Setter(standard, Styles(standard), ruler(face_for(standard["font_family"].value)))
    width, height = standard.pt("paper_width"), standard.pt("paper_height")
    columns, rows = int(sheet["across"]), int(sheet["down"])
    across, down = width / columns, height / rows
    padding = Length.parse(sheet["padding"]).pt
    pages = []
    for number, start in enumerate(range(0, len(recipients), columns * rows), start=1):
        placed: list[Placed] = []
        for index, recipient in enumerate(recipients[start : start + columns * rows]):
            row, column = divmod(index, columns)
            x = column * across + padding
            top = row * down + padding
            placed += _block(setter, _address(recipient), x, x + across - 2 * padding, top)
        pages.append(Page(number, tuple(placed)))
    section = Section("labels", width, height, 0.0, 0.0, 0.0, 0.0, tuple(pages))
    styles = {
        placed_item.item.style.id: placed_item.item.style
        for page in pages
        for placed_item in page.placed
    }
    return Pages(
        title=to_thai(dossier.recorded_subject),
        agency=dossier.office.agency,
        family=standard["font_family"].value,
        sections=(section,),
        styles=tuple(styles.values()),
        emblem="",
        date=None if dossier.circular.date.day is None else dossier.circular.date.gregorian(),
    )


def _envelope_of(dossier: Dossier, size: str) -> Dossier:
    """The envelope that belongs to a letter: its sender, number and addressee."""
    own: dict[str, object] = {"kind": _ENVELOPE, "body": (), "annexes": {}}
    own |= dict.fromkeys(("departure", "fit_pages", "secrecy", "copy_kind"))
    own |= dict.fromkeys(("references", "enclosures", "insertions"), ())
    circular = dossier.circular.model_copy(update=own)
    whole = replace(dossier, circular=circular, sheets=(), changes=UNCHANGED)
    return replace(whole, details={SIZE: size})


def _address(recipient: Recipient) -> list[str]:
    lines = [f"{vocabulary.thai('words', 'to')}  {to_thai(recipient.addressee)}"]
    written = recipient.fields.get("address", "")
    return lines + [
        to_thai(each_name.strip()) for each_name in written.split("|") if each_name.strip()
    ]


def _block(
    setter: Setter, lines: Sequence[str], left: float, limit: float, top: float
) -> Iterator[Placed]:
    style = setter.styles["annex_text"]
    for line in lines:
        item = setter.paragraph("address", style, line, first=left, hang=left, limit=limit)
        yield Placed(item, top, 0, len(item.lines))
        top += style.pitch * len(item.lines)


__all__ = ["ENVELOPES", "envelopes", "sheets_of_labels"]
