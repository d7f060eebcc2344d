"""Incoming letters as a page shows them: their rows, the kept files, the copies with the stamp."""

from __future__ import annotations

from pathlib import Path

from docgen import opening, standards
from docgen.light import dataclass
from docgen.loading.workspace.register_ties import path_of_item
from docgen.register import IncomingEntry, sheet
from docgen.services.receive import Arrival, Received, receipts, receive_letter, said_minute
from docgen.services.register import Shelf, book_of_office
from docgen.thai import Fault
from docgen.thai.numerals import to_arabic

_MOST_BYTES = 100_000_000

__all__ = [
    "Arrival",
    "IncomingEntry",
    "ReceiptShown",
    "Received",
    "book_of_office",
    "receipts",
    "receive_letter",
]


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """One incoming letter, and which of its files are there."""

    receipt: IncomingEntry
    ending: str
    has_stamp: bool

    @property
    def moment_said(self) -> str:
        """When it counts as received, as people write it; as it stands where it is no moment."""
        try:
            return said_minute(self.receipt.received)
        except (Fault, ValueError):
            return self.receipt.received

    def is_about(self, words: str) -> bool:
        """Whether it has every one of the words."""
        one = self.receipt
        whole = f"{one.number} {one.reference_number} {one.dated} {one.sender} {one.subject}"
        return all(word in to_arabic(whole) for word in to_arabic(words).split())


def receipts_shown(here: Shelf, at: str) -> tuple[ReceiptShown, ...]:
    """The incoming letters of an office and year, the latest first.

    Raises: Rejected, when the register is not whole.
    """
    rows = []
    for receipt in receipts(here, at):
        kept = path_of_item(receipt.path, here.workspace)
        is_there = kept is not None and opening.is_file(kept)
        has_stamp = kept is not None and opening.is_file(_stamped_copy(kept))
        rows.append(ReceiptShown(receipt, kept.suffix[1:] if kept and is_there else "", has_stamp))
    return tuple(reversed(rows))


def receipt_file(here: Shelf, number: int, at: str, *, stamped: bool) -> tuple[str, bytes] | None:
    """The name and content of the kept file, or of its copy with the stamp; ``None`` for none.

    Raises: Rejected, when the register or the file cannot be read.
    """
    found = next((receipt for receipt in receipts(here, at) if receipt.number == number), None)
    kept = path_of_item(found.path, here.workspace) if found is not None else None
    if kept is None:
        return None
    path = _stamped_copy(kept) if stamped else kept
    return (path.name, opening.content(path, _MOST_BYTES)) if opening.is_file(path) else None


def receipts_table(here: Shelf, at: str) -> bytes:
    """The incoming letters of an office and year as a CSV for Excel.

    Raises: Rejected, when the register is not whole.
    """
    return sheet.receipts_as_csv(receipts(here, at))


def _stamped_copy(kept: Path) -> Path:
    word = standards.table("register")["received"]["stamped"]
    return kept.with_name(f"{kept.stem}-{word}.pdf")
