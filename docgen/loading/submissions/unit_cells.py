"""Single cells of a programme: a word for a state, a number held against a target, or a day."""

from __future__ import annotations

from typing import NamedTuple

from docgen.loading.submissions.told_once import ToldOnce
from docgen.loading.tables.grids import Row
from docgen.model.submissions import Programme, ReportedItem
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic
from docgen.thai.quantities import NOTHING, quantity

_PERCENT = "%"
_HUNDRED = 100.0
_NUMBERS = ("value", "percent")


class ItemReport(NamedTuple):
    """What a cell says: a state by its name, a day, or a number and its target."""

    state: str = ""
    date: ThaiDate | None = None
    value: float | None = None
    target: float | None = None


_BLANK = ItemReport()


class CellReader:
    """Reads the cells of one item; the same text is read once."""

    def __init__(self, item: ReportedItem, programme: Programme, once: ToldOnce) -> None:
        self.item = item
        self.once = once
        self.words = {
            clean(word).casefold(): state.name
            for state in programme.states
            for word in (state.name, state.word, *state.words)
        }
        self.judged = any(
            condition.measure in _NUMBERS for state in programme.states for condition in state.when
        )
        self.known_words = ", ".join(state.name for state in programme.states)
        self.known: dict[tuple[str, str], ItemReport | str] = {}
        self.fixed_target = quantity(item.target) if item.target else None

    def cell(self, row: Row, column: str) -> ItemReport | None:
        """The cell under ``column``; ``None`` with a fault when it says nothing known."""
        text = row.text(column)
        if not text:
            return _BLANK
        kind = row.kind(column)
        made = self.known.get((text, kind))
        if made is None:
            made = self.known[text, kind] = self._read_cell(text, kind)
        if isinstance(made, str):
            self._tell(made, text, row, column)
            return None
        if made.value is not None and self.item.form == "number":
            return made._replace(target=self._target(row))
        return made

    def _tell(self, code: str, text: str, row: Row, column: str) -> None:
        heading = self.item.name
        if code == "DG4111":
            day, month, year = text.split("/")
            meant = f"{day}/{month}/{int(year) - 543}"
            self.once.tell(code, heading, row, column, text=text, meant=meant)
        elif code in ("DG4131", "DG4132"):
            params = {"heading": heading, "known": self.known_words}
            self.once.counted(code, f"{heading} {text}", row, column, text=text, **params)
        else:
            self.once.tell(code, f"{heading} {text}", row, column, text=text, heading=heading)

    def _target(self, row: Row) -> float | None:
        if self.fixed_target is not None:
            return float(self.fixed_target)
        if not self.item.target:
            return None
        column = clean(self.item.target)
        text = row.text(column)
        number = quantity(text)
        if number is not None:
            return float(number)
        if text and text not in NOTHING:
            params = {"heading": self.item.target, "known": ""}
            self.once.counted("DG4132", f"{column} {text}", row, column, text=text, **params)
        return None

    def _read_cell(self, text: str, kind: str) -> ItemReport | str:
        word = self.words.get(text.casefold()) or self.words.get(to_arabic(text).casefold())
        if word is not None and (kind in ("", "truth") or self.item.form == "state"):
            return ItemReport(state=word)
        if text in NOTHING:
            return _BLANK
        if self.item.form in ("number", "percent") or (self.judged and self.item.form == "state"):
            number = self._number(text)
            if number is not None:
                return number
            return "DG4132" if self.item.form != "state" else "DG4131"
        return self._day(text, kind)

    def _number(self, text: str) -> ItemReport | None:
        is_percent = text.endswith(_PERCENT)
        number = quantity(text.removesuffix(_PERCENT).strip())
        if number is None:
            return None
        if is_percent or self.item.form == "percent":
            return ItemReport(value=float(number), target=_HUNDRED)
        return ItemReport(value=float(number))

    def _day(self, text: str, kind: str) -> ItemReport | str:
        if kind == "era":
            return "DG4111"
        if kind in ("number", "time"):
            return "DG4110" if self.item.form == "date" else "DG4131"
        try:
            date = parse_date(text)
        except Fault as fault:
            if self.item.form == "date" and fault.code != "DG3001":
                return fault.code
            return "DG4131"
        return "DG4108" if date.day is None else ItemReport(date=date)
