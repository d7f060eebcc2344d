"""The parts that a kind writes out itself: lines of text with values of the circular in braces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docgen.compose.english import english_date
from docgen.compose.phrases import fixed_wording, ordinal, salutation_to
from docgen.compose.sentences import printed_sentence
from docgen.diagnostics import Position
from docgen.kinds import Kind, KindField, Part, filled_line, places_of
from docgen.kinds.form_changes import INSERTED
from docgen.model.dossier import Dossier, Recipient, in_one_line
from docgen.model.letter import Block, Entry
from docgen.thai import Fault
from docgen.thai.dates import MONTHS, ThaiDate, long_date
from docgen.thai.joints import joint
from docgen.thai.numerals import thai_digits, to_thai

PartValue = str | tuple[str, ...]
_LIST_SIGN = "|"


def text_block(
    part: Part, kind: Kind, dossier: Dossier, recipient: Recipient | None
) -> Block | None:
    """The part's lines; a line whose value is not there is left out, and without any so is all."""
    at = _place(part, kind, dossier)
    if part.literal:
        own = tuple(_marked_entry(Entry(to_thai(line), at=at), line) for line in part.text)
        return Block(part.role, own, part.label, at)
    lines = [(line, list(_filled_lines(line, kind, dossier, recipient))) for line in part.text]
    if part.names and not any(said for line, said in lines if places_of(line)):
        return None
    texts = [text for _, said in lines for text in said]
    many = part.numbered and len(texts) > 1
    entries = (
        _marked_entry(Entry(to_thai(text), ordinal(number) if many else "", at=at), text)
        for number, text in enumerate(texts, 1)
    )
    return Block(part.role, tuple(entries), part.label, at)


def _marked_entry(entry: Entry, text: str) -> Entry:
    """The entry with what its text marks as bold, underlined or a box; as typed, if none closes."""
    try:
        said = printed_sentence(text)
    except Fault:
        return entry
    return replace(entry, text=said.text, spans=said.spans) if said.spans else entry


def _filled_lines(
    line: str, kind: Kind, dossier: Dossier, recipient: Recipient | None
) -> Iterator[str]:
    """The line with its values; a list makes a line for each of its elements."""
    values: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for place in places_of(line):
        names = place.split("|")
        found = (_value(name, kind, dossier, recipient) for name in names)
        value = next((each_value for each_value in found if each_value), "")
        if not value:
            return
        if isinstance(value, tuple):
            lists[place] = value
        else:
            before = line.partition(f"{{{place}}}")[0]
            values[place] = joint(before, value) + value
    for row in zip(*lists.values(), strict=False) if lists else ((),):
        yield filled_line(line, {**values, **dict(zip(lists, row, strict=True))})


def _value(name: str, kind: Kind, dossier: Dossier, recipient: Recipient | None) -> PartValue:
    """The field of the kind, the column of the recipients list, or what every circular has."""
    own = kind.own_field(name)
    if own is not None:
        column = _column(own, recipient) if recipient is not None else ""
        return column or dossier.details.get(own.english, "")
    return _COMMON[name](dossier, recipient) if name in _COMMON else ""


def _column(field: KindField, recipient: Recipient) -> PartValue:
    """What the list of recipients has for the field; a list's elements are parted by ``|``."""
    text = recipient.fields.get(field.english) or recipient.fields.get(field.name, "")
    if field.form not in ("texts", "rows"):
        return text
    return tuple(entry.strip() for entry in text.split(_LIST_SIGN) if entry.strip())


def _place(part: Part, kind: Kind, dossier: Dossier) -> Position:
    """Where the first value that the part names was typed."""
    if part.role.startswith(INSERTED):
        return dossier.places.of("insertions", int(part.role.rpartition("_")[2]) - 1)
    if part.role in dict(dossier.changes.wordings):
        return dossier.places.of("departure", "wordings")
    for line in part.text:
        for name in (name for place in places_of(line) for name in place.split("|")):
            own = kind.own_field(name)
            path = ("details", own.english) if own else (name,)
            if path in dossier.places.values:
                return dossier.places.of(*path)
    return dossier.places.of("kind")


def _addressee(dossier: Dossier, recipient: Recipient | None) -> str:
    return in_one_line(recipient.addressee if recipient else dossier.circular.recipient)


def _salutation(dossier: Dossier, recipient: Recipient | None) -> str:
    return salutation_to(dossier, recipient)["salutation"]


def _issue_date(date: ThaiDate) -> str:
    """``๑๐ กันยายน พ.ศ. ๒๕๖๔``; room stands for a day that is still open."""
    if date.is_blank:
        return long_date(date)
    day = thai_digits(date.day) if date.day else fixed_wording("open_day")
    month, year = MONTHS[date.month - 1], thai_digits(date.year)
    return fixed_wording("issue_date", day=day, month=month, year=year)


def _year(date: ThaiDate) -> str:
    return fixed_wording("open_year") if date.is_blank else thai_digits(date.year)


_COMMON: dict[str, Callable[[Dossier, Recipient | None], PartValue]] = {
    "agency": lambda dossier, _: dossier.office.agency,
    "letterhead": lambda dossier, _: dossier.office.letterhead,
    "responsible_office": lambda dossier, _: dossier.office.responsible_office,
    "telephone": lambda dossier, _: dossier.office.telephone or "",
    "subject": lambda dossier, _: dossier.circular.subject,
    "recipient": _addressee,
    "salutation": _salutation,
    "reference_number": lambda dossier, _: dossier.circular.reference_number.text,
    "date": lambda dossier, _: long_date(dossier.circular.date),
    "issue_date": lambda dossier, _: _issue_date(dossier.circular.date),
    "year": lambda dossier, _: _year(dossier.circular.date),
    "english_date": lambda dossier, _: english_date(dossier.circular.date),
    "rule": lambda dossier, _: fixed_wording("short_rule"),
}
NAMES = tuple(_COMMON)
