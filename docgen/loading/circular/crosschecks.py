"""What a circular says in two places must agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.loading.circular import contact_agreement
from docgen.loading.fields.field_reading import Reading
from docgen.model.dossier import ValuePath
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date, parse_day_or_moment
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import integer, to_arabic

_DIGITS = "0-9\u0e50-\u0e59"
_FIGURES = regex(rf"[{_DIGITS}][{_DIGITS},]*")
_QUANTITY = regex(rf"(?P<number>[{_DIGITS}][{_DIGITS},]*)\s*[^\s{_DIGITS}].*")


def check(reading: Reading, data: dict[str, Any]) -> None:
    """Report whatever in ``data`` contradicts itself; values already at fault are passed over."""
    _annexes(reading, data)
    _distribution(reading, data)
    _deadlines(reading, data)
    _reference_dates(reading, data)
    _half_cited(reading, data)
    _digits(reading, data)
    _annex_dates(reading, data)
    _quantities(reading, data)
    _salutations(reading, data)
    contact_agreement.check(reading, data)


def _salutations(reading: Reading, data: dict[str, Any]) -> None:
    """The words to royalty come from a person, both together."""
    pair = ("salutation", "complimentary_close")
    given = [name for name in pair if name in data]
    if len(given) == 1:
        (other,) = set(pair) - set(given)
        at = reading.places.of(given[0])
        key, missing = (reading.name("circular", name) for name in (given[0], other))
        reading.report("DG2064", at, key=key, other=missing)
    royal = tuple(standards.table("good_form")["royal"])
    recipient = data.get("recipient", "")
    if recipient.strip().startswith(royal) and not given:
        reading.report("DG2063", reading.places.of("recipient"), text=recipient.strip())


def _distribution(reading: Reading, data: Mapping[str, object]) -> None:
    """A distribution list is made from a list of recipients."""
    if data.get("distribution_list") == "yes" and "recipients" not in data:
        name = "distribution_list"
        keys: dict[str, object] = {
            field: reading.name("circular", field) for field in ("recipients", name)
        }
        reading.report("DG2090", reading.places.of(name), (name,), **keys)


def _annexes(reading: Reading, data: dict[str, Any]) -> None:
    known = tuple(data.get("annexes", {}))
    used = set()
    for index, enclosure in enumerate(data.get("enclosures", ())):
        name = enclosure.get("annex")
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


def _deadlines(reading: Reading, data: dict[str, Any]) -> None:
    for name in data.get("deadlines", {}):
        until = _date(reading, data, ("deadlines", name, "until"))
        start = _date(reading, data, ("deadlines", name, "start"))
        previous = _date(reading, data, ("deadlines", name, "previous"))
        previous_start = _date(reading, data, ("deadlines", name, "previous_start"))
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


def _reference_dates(reading: Reading, data: dict[str, Any]) -> None:
    letter = _date(reading, data, ("date",))
    for index in range(len(data.get("references", ()))):
        path = ("references", index, "dated")
        dated = _date(reading, data, path)
        if letter and dated and not letter.is_blank and _is_after(dated, letter):
            label = vocabulary.thai("words", "letter_date")
            params = {"dated": _date_as_typed(dated), "letter": _date_as_typed(letter)}
            also = ((reading.places.of("date"), label),)
            reading.found.append(Diagnostic("DG2021", reading.places.of(*path), params, also))


def _digits(reading: Reading, data: Mapping[str, object]) -> None:
    """Arabic digits in a whole letter are told, unless their reason is."""
    wanted = data.get("digits")
    value = wanted.get("value") if isinstance(wanted, dict) else wanted
    if value == "arabic" and not (isinstance(wanted, dict) and wanted.get("reason")):
        reading.found.append(Diagnostic("DG7174", reading.places.of("digits"), {}))


def _half_cited(reading: Reading, data: dict[str, Any]) -> None:
    """A letter that is cited has both a number and a date; other documents may have neither."""
    names = {"reference_number", "dated"}
    for index, reference in enumerate(data.get("references", ())):
        path: ValuePath = ("references", index)
        missing = names - reference.keys()
        if len(missing) == 1 and not any((*path, name) in reading.faulted for name in names):
            key = reading.name("reference", missing.pop())
            at = reading.places.of(*path)
            reading.found.append(Diagnostic("DG7171", at, {"missing": key}))


def _annex_dates(reading: Reading, data: dict[str, Any]) -> None:
    """Data cannot be of a day that comes after the letter it goes out with."""
    letter = _date(reading, data, ("date",))
    for name, annex in data.get("annexes", {}).items():
        path = ("annexes", name, "as_of")
        if letter is None or path in reading.faulted:
            continue
        try:
            day = parse_day_or_moment(annex.get("as_of") or "").date
        except Fault:
            continue
        if _is_after(day, letter):
            label = vocabulary.thai("words", "letter_date")
            params = {"dated": _date_as_typed(day), "letter": _date_as_typed(letter)}
            also = ((reading.places.of("date"), label),)
            reading.found.append(Diagnostic("DG2039", reading.places.of(*path), params, also))


def _is_after(dated: ThaiDate, letter: ThaiDate) -> bool:
    """Whether ``dated`` is later for certain; an open day may still be any day of its month."""
    if letter.day is None or dated.day is None:
        return (dated.year, dated.month) > (letter.year, letter.month)
    return letter < dated


def _quantities(reading: Reading, data: dict[str, Any]) -> None:
    prefix = vocabulary.thai("words", "number_prefix")
    for index, enclosure in enumerate(data.get("enclosures", ())):
        text = enclosure.get("quantity")
        path = ("enclosures", index, "quantity")
        match = _QUANTITY.fullmatch(text.strip()) if text is not None else None
        if match is not None:
            try:
                integer(match["number"])
            except Fault as fault:
                reading.fault(fault, path)
        bare = text.strip().removeprefix(prefix).strip() if text is not None else ""
        if _FIGURES.fullmatch(bare):
            params = {"text": text, "number": bare}
            reading.report("DG2022", reading.places.of(*path), **params)


def _date(reading: Reading, data: Mapping[str, object], path: ValuePath) -> ThaiDate | None:
    if path in reading.faulted:
        return None
    value: Any = data
    for step in path:
        value = value[step] if isinstance(step, int) else value.get(step)
        if value is None:
            return None
    if not isinstance(value, str):  # what stands in for a date that the kind does not print
        return None
    try:
        return parse_date(value)
    except Fault:
        return None


def _date_as_typed(date: ThaiDate) -> str:
    return to_arabic(long_date(date))
