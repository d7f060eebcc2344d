"""What wordings and sentences may name: deadlines, recipient, statuses, office, enclosures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.circular import Deadline, Dossier, Recipient
from docgen.compose.annexes import StatusCounts
from docgen.compose.names import both
from docgen.compose.parts import addressee_of
from docgen.compose.words import fixed, salutation
from docgen.thai.dates import date_range, long_date
from docgen.thai.numerals import thai_digits


@dataclass(frozen=True, slots=True)
class Context:
    """Plain dictionaries and text under English and Thai names.

    ``of_recipient`` are names that exist only in a letter to one recipient of a list.
    """

    values: dict[str, Any]
    of_recipient: frozenset[str]


def context_of(
    dossier: Dossier, recipient: Recipient | None, statuses: Mapping[str, StatusCounts]
) -> Context:
    """The context of the letter to ``recipient``, or of the letter to all."""
    circular = dossier.circular
    addressee = addressee_of(dossier, recipient)
    values = both(
        {
            "deadlines": {name: _deadline(one) for name, one in circular.deadlines.items()},
            "recipient": _recipient(addressee, recipient),
            "status": _statuses(statuses),
            "office": _office(dossier),
            "enclosures": _enclosures(dossier),
            "salutation": salutation(addressee)["salutation"],
            "subject": circular.subject,
        }
    )
    return Context(values, frozenset() if recipient else _recipient_names(dossier))


def _deadline(deadline: Deadline) -> dict[str, Any]:
    start = deadline.start
    previous, previous_start = deadline.previous, deadline.previous_start or start
    values = {"until": long_date(deadline.until)}
    if start:
        values |= {"start": long_date(start), "range": date_range(start, deadline.until)}
    if previous:
        values["previous"] = long_date(previous)
    if previous_start:
        values["previous_start"] = long_date(previous_start)
    if previous and previous_start:
        values["previous_range"] = date_range(previous_start, previous)
    return both(values)


def _office(dossier: Dossier) -> dict[str, Any]:
    office = dossier.office
    named = {"telephone": office.telephone, "fax": office.fax, "email": office.email}
    return both({"agency": office.agency, **{k: v for k, v in named.items() if v}})


def _recipient(addressee: str, recipient: Recipient | None) -> dict[str, Any]:
    if recipient is None:
        return both({"addressee": addressee})
    return both({**recipient.fields, "name": recipient.name, "addressee": addressee})


def _recipient_names(dossier: Dossier) -> frozenset[str]:
    fields = {name for one in dossier.recipients for name in one.fields}
    return frozenset(both(dict.fromkeys({*fields, "name"})))


def _statuses(statuses: Mapping[str, StatusCounts]) -> dict[str, Any]:
    """One annex: its statuses by name. Several: each annex's under the annex's own name."""
    counted = {name: _status(one) for name, one in statuses.items()}
    return next(iter(counted.values())) if len(counted) == 1 else counted


def _status(counts: StatusCounts) -> dict[str, Any]:
    values: dict[str, Any] = {"total": thai_digits(counts.total)}
    prefix, joiner = fixed("province_of"), fixed("names_joined_by")
    for status, provinces in counts.provinces.items():
        names = joiner.join(prefix + name for name in provinces)
        values[status] = both({"count": thai_digits(len(provinces)), "names": names})
    return both(values)


def _enclosures(dossier: Dossier) -> dict[Any, str]:
    enclosures = dossier.circular.enclosures
    if not enclosures:
        return {}
    named: dict[Any, str] = {**both({"all": fixed("enclosure")})}
    for index, enclosure in enumerate(enclosures, 1):
        text = fixed("enclosure")
        if len(enclosures) > 1:
            text = fixed("enclosure_numbered", number=thai_digits(index))
        named[index] = text
        if enclosure.annex:
            named[enclosure.annex] = text
    return named
