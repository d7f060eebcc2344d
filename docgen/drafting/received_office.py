"""The office that wrote a letter, as the line of ``config/offices.yaml`` that makes it known."""

from __future__ import annotations

from collections.abc import Iterable

from docgen import vocabulary
from docgen.drafting.received_keys import DraftKeys
from docgen.model.circular import Office
from docgen.reading.found_letter import FoundContact, ReadLetter
from docgen.reading.patterns import pattern

_WAYS = ("telephone", "fax", "email", "website", "line")


def office_line(letter: ReadLetter, sender: Office) -> str:
    """One line of YAML under the agency's own name, with what the letter tells of the office."""
    contact = letter.contacts_of[0] if letter.contacts_of else FoundContact()
    name, beside = name_and_telephone(sender.agency)
    fields = {"agency": DraftKeys.cell(name)}
    if letter.kind == "memorandum":
        fields["responsible_office"] = _list(name_and_telephone(line)[0] for line in letter.agency)
        fields["telephone"] = DraftKeys.cell(beside) if beside else ""
    else:
        fields["letterhead"] = _list(letter.agency)
        fields["responsible_office"] = _list(contact.office)
        fields |= {way: DraftKeys.cell(text) for way in _WAYS if (text := getattr(contact, way))}
    if letter.reference_number is not None:
        number = letter.reference_number
        fields["reference_prefix"] = DraftKeys.cell(f"{number.letters} {number.office_code}")
    said = (f"{vocabulary.thai('office', key)}: {text}" for key, text in fields.items() if text)
    return f"{DraftKeys.cell(name)}: {{{', '.join(said)}}}"


def name_and_telephone(text: str) -> tuple[str, str]:
    """A name, and the telephone that stands beside it on a memorandum's first line."""
    beside = pattern("office_and_telephone").fullmatch(text)
    told = pattern("telephone").fullmatch(beside["telephone"]) if beside else None
    return (beside["office"], told["text"]) if beside and told else (text, "")


def _list(lines: Iterable[str]) -> str:
    cells = [DraftKeys.cell(line) for line in lines if line]
    return f"[{', '.join(cells)}]" if cells else ""
