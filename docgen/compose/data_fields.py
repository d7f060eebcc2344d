"""The fields of a circular as one letter says them: what docgen's own files carry.

Keys are English; texts are as they were typed, in Arabic figures where docgen printed them. What a
letter does not say stays at home: paths, lists, other recipients, reasons, comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import groupby
from operator import attrgetter, is_
from typing import Any

from docgen import kinds, vocabulary
from docgen.compose.body_fields import body_fields
from docgen.compose.kept_last import KeptLast
from docgen.kinds import Kind
from docgen.kinds.parts import ADDRESSES, traits
from docgen.model.circular import Office
from docgen.model.dossier import Dossier, Recipient, ValuePath
from docgen.model.letter import Annex, Block, Letter
from docgen.model.letter_data import (
    PARTS,
    encoded_facts,
    encoded_json,
    encoded_letter,
    encoded_parts,
    letter_file,
    printed_texts,
)
from docgen.model.signing import SigningPerson
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic

# Fields that are read from the letter itself, or that say what the office does with it.
_AT_HOME = frozenset(
    (
        *("kind", "office", "reference_number", "date", "recipient", "recipients", "body"),
        *("signatory", "signatures", "annexes", "forwarded_from", "fit_pages"),
        *("distribution_list", "gazette", "secret_to_many", "sheets", "english_twin", "deadlines"),
        "check_code",
    )
)
# What of a group of fields names a file or an entry of the office's own lists.
_NOT_SAID = {"enclosures": {"annex", "file"}, "departure": {"reason"}}
_ANNEXES: KeptLast[Annex, bytes] = KeptLast(8)
_OF_KIND = "details"
_OF_PERSON = ("name", "position_title", "rank")
_FACTS = (each_field.name for each_field in fields(Letter) if each_field.name not in PARTS)
_facts_of: Callable[[Letter], tuple[object, ...]] = attrgetter(*_FACTS)


class DataOfLetters:
    """The data of one circular's letters; what they share is encoded once.

    Kept by the identity of blocks, as long as the letters of the circular are made.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._own = encoded_json(_common(dossier))[:-1] + b","
        self._facts: tuple[Letter, bytes] | None = None
        self._parts: dict[tuple[int, ...], tuple[tuple[Block | Annex, ...], bytes]] = {}
        self._bodies: dict[tuple[int, ...], tuple[tuple[Block, ...], bytes]] = {}

    def of(self, letter: Letter, recipient: Recipient | None) -> tuple[bytes, ...]:
        """The file of ``letter``, to ``recipient`` or as it is written, in stretches that recur."""
        addressee = recipient.addressee if recipient else self._dossier.circular.recipient
        own = [self._own, encoded_json({"recipient": _lines(addressee)})[1:-1], self._body(letter)]
        sheets = list(map(_sheet, self._dossier.sheets, letter.sheets))
        if sheets:
            own += (b",", encoded_json({"sheets": sheets})[1:-1])
        named = _with_kind_names(letter)
        return letter_file(
            (*own, b"}"), encoded_letter(named, self._facts_of(named), self._stretches)
        )

    def _facts_of(self, letter: Letter) -> bytes:
        """All but its parts; mostly those of the letter before."""
        former = self._facts
        if former is None or not _has_facts_of(letter, former[0]):
            former = self._facts = (letter, encoded_facts(letter))
        return former[1]

    def _stretches(self, parts: Sequence[Block | Annex]) -> Iterator[bytes]:
        """Parts that change together, or not at all, are one stretch."""
        for number, (_, group) in enumerate(groupby(parts, key=_changes_with)):
            if number:
                yield b","
            stretch = tuple(group)
            key = tuple(map(id, stretch))
            kept = self._parts.get(key)
            if kept is None:
                kept = self._parts[key] = (stretch, _encoded_stretch(stretch))
            yield kept[1]

    def _body(self, letter: Letter) -> bytes:
        """The body and what depends on it."""
        blocks = tuple(block for block in letter.blocks if block.is_of_body)
        kept = self._bodies.get(tuple(map(id, blocks)))
        if kept is None:
            said = {
                **_told_facts(self._dossier, letter),
                "body": body_fields(self._dossier, blocks),
            }
            kept = blocks, b"," + encoded_json(said)[1:-1]
            self._bodies[tuple(map(id, blocks))] = kept
        return kept[1]


def _encoded_stretch(stretch: tuple[Block | Annex, ...]) -> bytes:
    """The parts as JSON; of an annex, which is long and seldom changes, what was made before."""
    first = stretch[0]
    if len(stretch) > 1 or not isinstance(first, Annex):
        return encoded_parts(stretch)
    return _ANNEXES.kept_or_made(first, None, lambda: encoded_parts(stretch))


def kind_name(kind: Kind) -> str:
    """How a letter names its kind: docgen's by identifier, an office's own by its Thai name."""
    return kind.thai if kind.id not in kinds.names() else kind.id


def _changes_with(part: Block | Annex) -> str:
    """What of a series changes from letter to letter: whom it is sent to, and its body."""
    if isinstance(part, Annex):
        return part.name
    if part.is_of_body:
        return "body"
    return ADDRESSES if ADDRESSES in traits(part.role) else ""


def _has_facts_of(letter: Letter, other: Letter) -> bool:
    """Whether both have the very same objects in all but their parts."""
    return all(map(is_, _facts_of(letter), _facts_of(other)))


def _with_kind_names(letter: Letter) -> Letter:
    if letter.kind in kinds.names() and not letter.sheets:
        return letter
    sheets = tuple(map(_with_kind_names, letter.sheets))
    return replace(letter, kind=kind_name(kinds.kind(letter.kind)), sheets=sheets)


def letter_fields(
    dossier: Dossier, letter: Letter, recipient: Recipient | None
) -> dict[str, object]:
    """All fields of one letter."""
    addressee = recipient.addressee if recipient else dossier.circular.recipient
    blocks = [block for block in letter.blocks if block.is_of_body]
    made = {**_common(dossier), "recipient": _lines(addressee), **_told_facts(dossier, letter)}
    made["body"] = body_fields(dossier, blocks)
    if dossier.sheets:
        made["sheets"] = list(map(_sheet, dossier.sheets, letter.sheets))
    return made


def _common(dossier: Dossier) -> dict[str, object]:
    """What every letter of the circular says alike."""
    circular = dossier.circular
    made: dict[str, object] = {"kind": kind_name(dossier.form)}
    texts = dossier.places.texts
    if dossier.takes_number and _says(dossier, "reference_number"):
        made["reference_number"] = to_arabic(circular.reference_number.text)
    elif dossier.form.takes("reference_number") and ("reference_number",) in texts:
        made["reference_number"] = texts[("reference_number",)].text
    if ("date",) in texts and dossier.form.takes("date"):
        made["date"] = texts[("date",)].text
    made |= _typed_fields(dossier)
    if circular.signatures:
        made["signatures"] = list(map(_person, circular.signatures))
    elif _says(dossier, "signatory") and dossier.signatory.name.strip(". "):
        made["signatory"] = _person(dossier.signatory)
    return made


def _says(dossier: Dossier, field: str) -> bool:
    """Whether the kind prints the field and the circular does not leave it open."""
    return dossier.form.takes(field) and field not in dossier.blanks


def _typed_fields(dossier: Dossier) -> dict[str, object]:
    """The fields that print as they were typed, in their order."""
    made: dict[str, object] = {}
    for path, located in dossier.places.texts.items():
        top = path[0]
        if not isinstance(top, str) or top in _AT_HOME or not located.text.strip():
            continue
        if not _NOT_SAID.get(top, set()).intersection(map(str, path)):
            # What only one kind has stands in a circular beside the common fields.
            _put_text(made, path[1:] if top == _OF_KIND else path, located.text.strip())
    for name in ("opinions", "certified_copy"):
        _name_signers(made.get(name), getattr(dossier.circular, name, None))
    return made


def _put_text(root: Mapping[str, object], path: ValuePath, text: str) -> None:
    """``text`` at ``path``; numbers are places in a list."""
    here: Any = root
    for step, following in zip(path, (*path[1:], None), strict=True):
        value: Any = text if following is None else [] if isinstance(following, int) else {}
        if isinstance(step, str):
            here = here.setdefault(step, value)
            continue
        if step >= len(here):
            here.append(value)
        here = here[-1]


def _name_signers(written: Any, signers: Any) -> None:
    """Who an entry of the office's own list is, where a circular only names the entry."""
    if isinstance(written, dict) and isinstance(signers, SigningPerson):
        written.pop("signatory", None)
        written |= {name: said for name, said in _person(signers).items() if name not in written}
    elif isinstance(written, list) and isinstance(signers, tuple):
        for element, signer in zip(written, signers, strict=False):
            _name_signers(element, signer)


def _person(person: SigningPerson) -> dict[str, str]:
    said = {name: getattr(person, name) for name in _OF_PERSON}
    said |= {name: getattr(person, name, None) for name in ("role", "signed")}
    made = {name: text for name, text in said.items() if text} | dict(person.acting_posts)
    no = vocabulary.word("yes_no", "no").english
    return made if person.parentheses else {**made, "parentheses": no}


def _office(office: Office, said: str) -> dict[str, object]:
    """What the letter tells of the office that wrote it."""
    names = ("telephone", "fax", "email", "website", "line", "reference_prefix")
    told: dict[str, Any] = {name: getattr(office, name) or "" for name in names}
    made = {name: text for name, text in told.items() if text and _bare(text) in said}
    for name in ("letterhead", "responsible_office"):
        lines = [line for line in getattr(office, name) if _bare(line) in said]
        made |= {name: lines} if lines else {}
    people = [
        {
            "name": coordinator.name,
            **({"telephone": coordinator.telephone} if coordinator.telephone else {}),
        }
        for coordinator in office.coordinators
        if _bare(coordinator.name) in said
    ]
    return {"agency": office.agency, **made} | ({"coordinators": people} if people else {})


def _told_facts(dossier: Dossier, letter: Letter) -> dict[str, object]:
    """The office and the deadlines, as far as the letter tells them."""
    said = _bare("".join(printed_texts(letter)))
    return {"office": _office(dossier.office, said), **_deadlines(dossier, said)}


def _bare(text: str) -> str:
    return to_arabic("".join(text.split()))


def _deadlines(dossier: Dossier, said: str) -> dict[str, object]:
    """The deadlines that the letter tells."""
    made = {}
    for name, deadline in dossier.circular.deadlines.items():
        days = {
            key: to_arabic(long_date(day))
            for key in ("start", "until", "previous", "previous_start")
            if (day := getattr(deadline, key)) is not None
        }
        if _bare(days["until"]) in said:
            made[name] = days
    return {"deadlines": made} if made else {}


def _sheet(dossier: Dossier, letter: Letter) -> dict[str, object]:
    return letter_fields(dossier, letter, None)


def _lines(addressee: str) -> str | list[str]:
    lines = addressee.split("\n")
    return lines if len(lines) > 1 else addressee
