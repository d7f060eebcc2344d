"""What wordings and sentences may name: deadlines, recipient, statuses, office, enclosures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from docgen import vocabulary
from docgen.compose.addressees import addressee_of
from docgen.compose.kept_last import KeptLast
from docgen.compose.phrases import fixed_wording, said_date, salutation_to
from docgen.compose.wording.bilingual_names import in_both_languages
from docgen.compose.wording.event_and_money import amount_names, event_names
from docgen.later import later
from docgen.light import dataclass, regex
from docgen.model.circular import Deadline
from docgen.model.dossier import Dossier, Recipient, in_one_line
from docgen.standards import table
from docgen.thai.collation import sort_key
from docgen.thai.dates import date_range, long_date
from docgen.thai.numerals import thai_digits, to_thai

if TYPE_CHECKING:
    from docgen.compose.annexes import StatusCounts, annex_columns
    from docgen.compose.annexes.board import LevelCounts
else:
    annex_columns = later("docgen.compose.annexes.annex_columns")

# What sentences may name of the counts of the last annexes.
_COUNTED: KeptLast[StatusCounts, dict[str, object]] = KeptLast(8)
_NO_NAME = regex(r"[\s()/.,:;'\"+-]+")


@dataclass(frozen=True, slots=True)
class Context:
    """Plain dictionaries and text under English and Thai names.

    ``of_recipient`` are names that exist only in a letter to one recipient of a list; ``recipient``
    is the one this letter goes to.
    """

    values: Mapping[str, Any]
    of_recipient: frozenset[str]
    recipient: Recipient | None = None

    def is_left_empty(self, name: str) -> bool:
        """Whether the recipient's list has that column, and nothing in this recipient's row."""
        if self.recipient is None:
            return False
        return name in in_both_languages(
            {field: "" for field, text in self.recipient.fields.items() if not text}
        )


def context_of(
    dossier: Dossier, recipient: Recipient | None, statuses: Mapping[str, StatusCounts]
) -> Context:
    """The context of the letter to ``recipient``, or of the letter to all."""
    circular = dossier.circular
    addressee = addressee_of(dossier, recipient)
    given: dict[str, object] = {}
    if circular.event is not None:
        event = event_names(circular.event)
        given |= {"event": event, **dict.fromkeys(vocabulary.word("circular", "event").also, event)}
    if circular.amounts:
        given["amounts"] = {name: amount_names(amount) for name, amount in circular.amounts.items()}
    values = in_both_languages(
        {
            **given,
            "deadlines": {
                name: _deadline(deadline) for name, deadline in circular.deadlines.items()
            },
            "recipient": _recipient(addressee, recipient),
            "status": _statuses(statuses),
            "office": _office(dossier),
            "enclosures": _enclosures(dossier),
            "salutation": salutation_to(dossier, recipient)["salutation"],
            "subject": circular.subject,
        }
    )
    return Context(values, frozenset() if recipient else _recipient_names(dossier), recipient)


def of_recipient(dossier: Dossier, recipient: Recipient | None) -> dict[str, object]:
    """What wordings may name of the addressee."""
    return _recipient(addressee_of(dossier, recipient), recipient)


def _deadline(deadline: Deadline) -> dict[str, object]:
    start = deadline.start
    previous, previous_start = deadline.previous, deadline.previous_start or start
    values = {"until": said_date(deadline.until)}
    if start:
        values |= {"start": long_date(start), "range": date_range(start, deadline.until)}
    if previous:
        values["previous"] = long_date(previous)
    if previous_start:
        values["previous_start"] = long_date(previous_start)
    if previous and previous_start:
        values["previous_range"] = date_range(previous_start, previous)
    return in_both_languages(values)


def _office(dossier: Dossier) -> dict[str, object]:
    office = dossier.office
    named = {"telephone": office.telephone, "fax": office.fax, "email": office.email}
    return in_both_languages({"agency": office.agency, **{k: v for k, v in named.items() if v}})


def _recipient(addressee: str, recipient: Recipient | None) -> dict[str, object]:
    if recipient is None:
        return in_both_languages({"addressee": in_one_line(addressee)})
    given = {name: text for name, text in recipient.fields.items() if text}
    return in_both_languages({**given, "name": recipient.name, "addressee": in_one_line(addressee)})


def _recipient_names(dossier: Dossier) -> frozenset[str]:
    fields = {name for recipient in dossier.recipients for name in recipient.fields}
    return frozenset(in_both_languages(dict.fromkeys({*fields, "name"})))


def _statuses(statuses: Mapping[str, StatusCounts]) -> Mapping[str, object]:
    """One annex: its statuses by name. Several: each annex's under the annex's own name."""
    counted = {
        name: _COUNTED.kept_or_made(status, None, partial(_status, status))
        for name, status in statuses.items()
    }
    return next(iter(counted.values())) if len(counted) == 1 else counted


def _status(counts: StatusCounts) -> dict[str, object]:
    """The widest units by status, and those of every level under its name."""
    widest = counts.widest
    values = _of_level(widest, counts, in_order=True)
    for found in counts.levels:
        own = in_both_languages(_of_level(found, counts) | {"total": thai_digits(found.total)})
        values |= {_name(found.level.name): own}
        if found.level.key == "district":
            values["districts"] = own
    return in_both_languages(values | {"total": thai_digits(widest.total)})


def _of_level(
    found: LevelCounts, counts: StatusCounts, *, in_order: bool = False
) -> dict[str, object]:
    """The units of a level by status, by its name and by its words; those not done together."""
    values: dict[str, object] = {}
    for name, names in found.names.items():
        said = _of_status(names, found.numbers[name], found)
        values |= {_name(counts.words[name]): said, _name(name): said}
    owing = [
        own_name for name, own in found.names.items() if name not in counts.done for own_name in own
    ]
    number = sum(n for name, n in found.numbers.items() if name not in counts.done)
    if in_order:
        owing = sorted(owing, key=sort_key)
    values["not_done"] = _of_status(owing, number, found)
    return values


def _name(text: str) -> str:
    """A name as a sentence may write it: without spaces."""
    return _NO_NAME.sub("_", text).strip("_")


def _of_status(names: Sequence[str], number: int, found: LevelCounts) -> dict[str, object]:
    words = table("statuses")
    named = found.level.counter
    count = thai_digits(number)
    before = found.level.before
    text = _name_list([to_thai(name) for name in names], before)
    phrase = words["phrase"].format(count=count, unit=named, names=text)
    nobody = words["nobody"].format(unit=named)
    share = thai_digits(annex_columns.percent(number, found.total))
    named_values = {"count": count, "names": text, "percent": share}
    return in_both_languages({**named_values, "phrase": phrase if text else nobody})


def _name_list(names: Sequence[str], before: str) -> str:
    """The names as running text: spaces between them, and the word "and" before the last."""
    named = [name if name.startswith(before) else before + name for name in names]
    if len(named) > 1:
        named[-1] = fixed_wording("last_of_provinces", province=named[-1])
    return " ".join(named)


def _enclosures(dossier: Dossier) -> dict[Any, str]:
    """Each by its number and by its annex's name, and ``all`` together; ``all`` is always there."""
    enclosures = dossier.circular.enclosures
    count = len(enclosures)
    together = _enclosure(f"{thai_digits(1)} - {thai_digits(count)}", count) if count else ""
    named: dict[Any, str] = {**in_both_languages({"all": together})}
    for index, enclosure in enumerate(enclosures, 1):
        text = _enclosure(thai_digits(index), count)
        named[index] = text
        if enclosure.annex:
            named[enclosure.annex] = text
    return named


def _enclosure(number: str, count: int) -> str:
    """A single enclosure has no number."""
    return (
        fixed_wording("enclosure_numbered", number=number)
        if count > 1
        else fixed_wording("enclosure")
    )
