"""The distribution list: everyone that the letter to all goes to, as a sheet after it."""

from __future__ import annotations

from docgen import vocabulary
from docgen.compose.phrases import fixed_wording
from docgen.model.dossier import Dossier, in_one_line
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Table
from docgen.thai.dates import long_date
from docgen.thai.numerals import thai_digits, to_thai

_NAME = "distribution_list"
_ONE_BLOCK = 30  # rows; more stand in two blocks beside each other where no group takes the room
_COLUMNS = (("order", "center"), ("recipient", "left"), ("group", "left"))


def distribution(dossier: Dossier) -> tuple[Annex, ...]:
    """The list, where the circular asks for it."""
    if not dossier.circular.distribution_list:
        return ()
    at = dossier.places.of(_NAME)
    title = fixed_wording(_NAME)
    grouped = any(recipient.fields.get("group") for recipient in dossier.recipients)
    columns = _COLUMNS if grouped else _COLUMNS[:-1]
    rows = []
    for place, each_recipient in enumerate(dossier.recipients, start=1):
        texts = (
            thai_digits(place),
            in_one_line(each_recipient.addressee),
            each_recipient.fields.get("group", ""),
        )
        rows.append(tuple(Cell(to_thai(text)) for text in texts[: len(columns)]))
    beside = 2 if len(rows) > _ONE_BLOCK and not grouped else 1
    headings = tuple(Column(vocabulary.thai("dispatch", name), align) for name, align in columns)
    table = Table(headings, tuple(rows), summary=title, side_by_side=beside, at=at)
    belongs = Block("notes", (Entry(_belongs_to(dossier), at=at),), at=at)
    return (Annex(_NAME, title, (belongs, table), at),)


def _belongs_to(dossier: Dossier) -> str:
    circular = dossier.circular
    reference = fixed_wording(
        "reference",
        document=fixed_wording("letter_of", agency=dossier.office.agency),
        number=circular.reference_number.text,
        date=long_date(circular.date),
    )
    return to_thai(fixed_wording("annexed_to", reference=reference))
