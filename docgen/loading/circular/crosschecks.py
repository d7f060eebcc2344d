"""What a circular says in two places must agree."""

from __future__ import annotations

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.loading.circular import contact_agreement
from docgen.loading.fields.field_reading import Reading
from docgen.model.circular import Circular
from docgen.model.dossier import ValuePath
from docgen.model.records import value_if_known
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import integer, to_arabic

_DIGITS = "0-9\u0e50-\u0e59"
_FIGURES = regex(rf"[{_DIGITS}][{_DIGITS},]*")
_QUANTITY = regex(rf"(?P<number>[{_DIGITS}][{_DIGITS},]*)\s*[^\s{_DIGITS}].*")


def check(reading: Reading, circular: Circular) -> None:
    """Report whatever in the circular contradicts itself.

    It may have been read in part: values that are wrong have been told, and are passed over.
    """
    _annexes(reading, circular)
    _distribution(reading, circular)
    _deadlines(reading, circular)
    _reference_dates(reading, circular)
    _half_cited(reading, circular)
    _digits(reading, circular)
    _annex_dates(reading, circular)
    _quantities(reading, circular)
    _salutations(reading, circular)
    contact_agreement.check(reading, circular)


def _salutations(reading: Reading, circular: Circular) -> None:
    """The words to royalty come from a person, both together."""
    pair = {
        "salutation": circular.salutation,
        "complimentary_close": circular.complimentary_close,
    }
    given = [name for name, words in pair.items() if words is not None]
    if len(given) == 1:
        (other,) = set(pair) - set(given)
        at = reading.places.of(given[0])
        key, missing = (reading.name("circular", name) for name in (given[0], other))
        reading.report("DG2064", at, key=key, other=missing)
    royal = tuple(standards.table("good_form")["royal"])
    recipient = value_if_known(circular, lambda circular: circular.recipient) or ""
    if recipient.strip().startswith(royal) and not given:
        reading.report("DG2063", reading.places.of("recipient"), text=recipient.strip())


def _distribution(reading: Reading, circular: Circular) -> None:
    """A distribution list is made from a list of recipients."""
    if circular.distribution_list and circular.recipients is None:
        name = "distribution_list"
        keys: dict[str, object] = {
            field: reading.name("circular", field) for field in ("recipients", name)
        }
        reading.report("DG2090", reading.places.of(name), (name,), **keys)


def _annexes(reading: Reading, circular: Circular) -> None:
    known = tuple(circular.annexes)
    used = set()
    for index, enclosure in enumerate(circular.enclosures):
        name = enclosure.annex
        if name is None:
            continue
        used.add(name)
        path = ("enclosures", index, "annex")
        if name not in known:
            key = reading.name("circular", "annexes")
            reading.unknown_name("DG2017", reading.places.of(*path), path, name, known, key=key)
    for name in known if used <= set(known) else ():
        if name not in used:
            at = reading.places.keys[("annexes", name)]
            key = reading.name("circular", "enclosures")
            field = reading.name("enclosure", "annex")
            reading.report("DG2018", at, name=name, key=key, field=field)


def _deadlines(reading: Reading, circular: Circular) -> None:
    for name, deadline in circular.deadlines.items():
        until = value_if_known(deadline, lambda deadline: deadline.until)
        start, previous = deadline.start, deadline.previous
        previous_start = deadline.previous_start
        if start and until and until < start:
            _out_of_order(reading, name, "start", "until", start, until)
        if previous_start and previous and previous < previous_start:
            _out_of_order(reading, name, "previous_start", "previous", previous_start, previous)
        if previous and until and not previous < until:
            path = ("deadlines", name, "previous")
            params = {
                "name": name,
                "previous": _date_as_typed(previous),
                "until": _date_as_typed(until),
            }
            reading.report("DG2020", reading.places.of(*path), path, **params)


def _out_of_order(
    reading: Reading, name: str, first: str, last: str, start: ThaiDate, end: ThaiDate
) -> None:
    path = ("deadlines", name, first)
    reading.report(
        "DG2019",
        reading.places.of(*path),
        path,
        name=name,
        first=reading.name("deadline", first),
        last=reading.name("deadline", last),
        start=_date_as_typed(start),
        end=_date_as_typed(end),
    )


def _reference_dates(reading: Reading, circular: Circular) -> None:
    letter = date_of_letter(circular)
    for index, reference in enumerate(circular.references):
        path = ("references", index, "dated")
        dated = reference.dated
        if letter is not None and dated is not None and _is_after(dated, letter):
            label = vocabulary.thai("words", "letter_date")
            params = {"dated": _date_as_typed(dated), "letter": _date_as_typed(letter)}
            also = ((reading.places.of("date"), label),)
            reading.found.append(Diagnostic("DG2021", reading.places.of(*path), params, also))


def _digits(reading: Reading, circular: Circular) -> None:
    """Arabic digits in a whole letter are told, unless their reason is."""
    value = value_if_known(circular, lambda circular: circular.digits and circular.digits.value)
    if circular.digits is not None and value == "arabic" and not circular.digits.reason:
        reading.found.append(Diagnostic("DG7174", reading.places.of("digits"), {}))


def _half_cited(reading: Reading, circular: Circular) -> None:
    """A letter that is cited has both a number and a date; other documents may have neither."""
    for index, reference in enumerate(circular.references):
        path: ValuePath = ("references", index)
        both = {"reference_number": reference.reference_number, "dated": reference.dated}
        missing = [name for name, value in both.items() if value is None]
        if len(missing) == 1 and not any((*path, name) in reading.faulted for name in both):
            key = reading.name("reference", missing[0])
            at = reading.places.of(*path)
            reading.found.append(Diagnostic("DG7171", at, {"missing": key}))


def _annex_dates(reading: Reading, circular: Circular) -> None:
    """Data cannot be of a day that comes after the letter it goes out with."""
    letter = date_of_letter(circular)
    for name, annex in circular.annexes.items():
        path = ("annexes", name, "as_of")
        day = value_if_known(annex, lambda annex: annex.as_of.date)
        if letter is not None and day is not None and _is_after(day, letter):
            label = vocabulary.thai("words", "letter_date")
            params = {"dated": _date_as_typed(day), "letter": _date_as_typed(letter)}
            also = ((reading.places.of("date"), label),)
            reading.found.append(Diagnostic("DG2039", reading.places.of(*path), params, also))


def _is_after(dated: ThaiDate, letter: ThaiDate) -> bool:
    """Whether ``dated`` is later for certain; an open day may still be any day of its month."""
    if letter.day is None or dated.day is None:
        return (dated.year, dated.month) > (letter.year, letter.month)
    return letter < dated


def _quantities(reading: Reading, circular: Circular) -> None:
    prefix = vocabulary.thai("words", "number_prefix")
    for index, enclosure in enumerate(circular.enclosures):
        text = enclosure.quantity
        path = ("enclosures", index, "quantity")
        match = _QUANTITY.fullmatch(text.strip()) if text is not None else None
        if match is not None:
            try:
                integer(match["number"])
            except Fault as fault:
                reading.fault(fault, path)
        bare = text.strip().removeprefix(prefix).strip() if text is not None else ""
        if _FIGURES.fullmatch(bare):
            at = reading.places.of(*path)
            reading.report("DG2022", at, text=text, number=bare)


def date_of_letter(circular: Circular) -> ThaiDate | None:
    """The date of a circular that may have been read in part; ``None`` while it is open."""
    date = value_if_known(circular, lambda circular: circular.date)
    return None if date is None or date.is_blank else date


def _date_as_typed(date: ThaiDate) -> str:
    return to_arabic(long_date(date))
