"""A row of the register as a page shows it."""

from __future__ import annotations

from docgen.light import dataclass
from docgen.register import RegisterEntry, State, number_text
from docgen.thai.numerals import to_arabic


@dataclass(frozen=True, slots=True)
class RowShown:
    """One number: as it is said, what it is for, and what became of it.

    ``circular`` is the letter of the workspace that it was asked for by, and ``key`` names the row
    within its book where files went out under it; both are empty elsewhere.
    """

    number: str
    dated: str
    addressee: str
    subject: str
    state: str
    remark: str
    is_circular: bool
    can_cancel: bool
    circular: str = ""
    key: tuple[str, int] | tuple[()] = ()

    def is_about(self, words: str) -> bool:
        """Whether it has every one of the words."""
        whole = to_arabic(f"{self.number} {self.dated} {self.addressee} {self.subject}")
        return all(word in whole for word in to_arabic(words).split())


def row_shown(entry: RegisterEntry, circular: str = "") -> RowShown:
    """The row of a number, which was asked for by ``circular``."""
    has_files = entry.state is State.ISSUED and bool(entry.content)
    return RowShown(
        number=number_text(entry),
        dated=entry.dated,
        addressee=entry.addressee,
        subject=entry.subject,
        state=entry.state.value,
        remark=entry.remark,
        is_circular=entry.mark,
        can_cancel=entry.state is not State.CANCELLED,
        circular=circular,
        key=(entry.series, entry.number) if has_files else (),
    )
