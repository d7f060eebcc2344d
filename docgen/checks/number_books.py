"""Numbers in their book: each is given once, in the order of days, and to one letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen import vocabulary
from docgen.checks.chain import is_before
from docgen.checks.rule_input import SourceRule
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic, listed_names
from docgen.model.dossier import Dossier
from docgen.model.surroundings import Neighbour
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import ReferenceNumber

_SHOWN = 3


def one_number_each(dossier: Dossier) -> Iterator[Diagnostic]:
    """In one book a number is given once, and the later letter has the higher one."""
    own, date = dossier.circular.reference_number, dossier.circular.date
    if own.is_open or not own.has_form:
        return
    at = dossier.places.of("reference_number")
    of_book = [other for other in dossier.around.others if _is_of_its_book(other, dossier)]
    same = [other.path.name for other, number in _with_numbers(of_book) if number == own]
    against = [
        (abs(number.number - own.number), other, number)
        for other, number in _with_numbers(of_book)
        if other.date is not None and _against(own.number, date, number.number, other.date)
    ]
    if against:  # the one that is wrong may be against many: they are told at once
        against.sort(key=lambda found: found[0])
        _, nearest, number = against[0]
        file = listed_names([other.path.name for _, other, _ in against], _SHOWN)
        days = {"date": _day_text(date), "dated": _day_text(nearest.date or date)}
        params = {"own": own.text, "other": number.text, "file": file, **days}
        also = ((dossier.places.of("date"), vocabulary.thai("words", "letter_date")),)
        yield Diagnostic("DG2212", at, params, also)
    if same:
        way = reasons.NUMBER_TYPED_ELSEWHERE if dossier.takes_number else reasons.NUMBER_TWICE
        file = listed_names(same, _SHOWN)
        yield Diagnostic("DG2213", at, {"number": own.text, "file": file, "way": way})


def numbers_of_sheets(dossier: Dossier) -> Iterator[Diagnostic]:
    """A document after the letter that is signed by itself has a number of its own."""
    own, at = dossier.circular.reference_number, dossier.places.of("reference_number")
    if own.is_open or not own.text:
        return
    for index, sheet in enumerate(dossier.sheets):
        stands_alone = sheet.form.is_signed and sheet.form.language == dossier.form.language
        taken = sheet.form.takes("reference_number") and (sheet.places.of("reference_number") == at)
        if stands_alone and taken:
            params = {"document": sheet.form.thai, "number": own.text}
            yield Diagnostic("DG2237", dossier.places.of("sheets", index), params)


def _is_of_its_book(other: Neighbour, dossier: Dossier) -> bool:
    """Whether another letter has its number from the book, and of the year, of this one."""
    circular = dossier.circular
    if other.reference_number is None or other.date is None:
        return False
    return (
        other.date.year == circular.date.year
        and _book(other.reference_number) == _book(circular.reference_number)
        and _is_internal(other.kind) == _is_internal(circular.kind)
    )


def _with_numbers(others: Sequence[Neighbour]) -> Iterator[tuple[Neighbour, ReferenceNumber]]:
    for other in others:
        if other.reference_number is not None:
            yield other, other.reference_number


def _is_internal(kind: str) -> bool:
    """Whether a letter stays in its house: many offices count those in a book of their own."""
    return vocabulary.english("kinds", kind) == "memorandum"


def _book(number: ReferenceNumber) -> tuple[str, str, bool]:
    return number.letters, number.office_code, number.circular


def _against(number: int, date: ThaiDate, other: int, dated: ThaiDate) -> bool:
    return (number > other and is_before(date, dated)) or (
        number < other and is_before(dated, date)
    )


def _day_text(date: ThaiDate) -> str:
    return to_arabic(long_date(date))


SOURCE_RULES: tuple[SourceRule, ...] = (one_number_each, numbers_of_sheets)
