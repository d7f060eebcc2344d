"""What a starting circular holds: its fields in order, each known, to be filled in, or optional."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import vocabulary
from docgen.cli.messages import say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.compose.wording.templates import Slot, WordingTemplate
    from docgen.kinds import Field, Kind

_SAMPLES = Path(__file__).with_name("new.yaml")
_ONLY_WHERE_PRINTED = ("reference_number", "date", "recipient", "signatory")


@dataclass(frozen=True, slots=True)
class StartingField:
    """A field of a starting circular: its key, what it is, and what stands there at first.

    ``is_comment`` marks one that is optional, ``is_known`` one whose value is no mere sample;
    ``is_asked`` is off for what few letters need. ``form`` is as a kind names it, ``own`` marks a
    field that only this kind has.
    """

    name: str
    key: str
    title: str
    description: str
    value: Any
    is_comment: bool
    form: str = "text"
    is_known: bool = False
    is_asked: bool = True
    own: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a new circular takes from its workspace, as its office has it."""

    office: str
    prefix: str
    signatory: str | None
    recipient: str | None = None
    recipients: str | None = None


def facts(office: str | None = None) -> Facts:
    """Those of an office of the workspace one stands in, the first where none is named."""
    from docgen.diagnostics import Rejected
    from docgen.loading.workspace import offices as config

    nobody = Facts(office or say("new_office"), say("new_prefix"), say("new_signatory"))
    try:
        workspace = workspace_of()
        offices, signatories = config.offices(workspace), config.signatories(workspace)
    except Rejected:
        return nobody
    first = next(iter(signatories.models), nobody.signatory)
    name = office or next(iter(offices.models), nobody.office)
    chosen = offices.models.get(name)
    if chosen is None:
        return Facts(name, nobody.prefix, first)
    return Facts(
        office=name,
        prefix=chosen.reference_prefix or nobody.prefix,
        signatory=chosen.signatory or first,
        recipient=chosen.recipient,
        recipients=chosen.recipients,
    )


def entries_of(
    kind: Kind, keys: str, today: datetime.date, known_facts: Facts
) -> Iterator[StartingField]:
    """What a circular of the kind may say, in order; its own fields stand before the body."""
    known = _known(kind, keys, today, known_facts)
    own = list(_own_fields(kind, keys, today))
    for word in vocabulary.words("circular"):
        if word.english == "body":
            yield from own
            own = []
        if kind.own_field(word.thai) or kind.own_field(word.english):
            continue
        sample = _samples().get(word.english, {})
        value = known.get(word.english) or _sample_of(kind, word.english)
        needs = sample.get("needs", word.english if word.english in _ONLY_WHERE_PRINTED else "")
        if value is None or (needs and not (kind.part(needs) or kind.takes(needs))):
            continue
        part = kind.part(word.english)
        required = part is not None and part.required and sample.get("optional") != "always"
        optional = "optional" in sample and not required
        yield StartingField(
            name=word.english,
            key=word.thai if keys == "th" else word.english,
            title=word.title,
            description=word.description,
            value=value,
            is_comment=optional and not known.get(word.english),
            is_known=known.get(word.english) is not None,
            is_asked=sample.get("asked") != "no",
        )
    yield from own


def templates_for(kind: Kind) -> tuple[WordingTemplate, ...]:
    """The wordings of the workspace that are written for the kind; none that cannot be read."""
    from docgen.compose.wording.templates import all_templates
    from docgen.diagnostics import Rejected

    try:
        found = all_templates(workspace_of().templates)
    except Rejected:
        return ()
    called = {kind.id, kind.thai, Path(kind.id).stem}
    return tuple(one for one in found if called & set(one.kinds))


def slot_sample(template: WordingTemplate, slot: Slot) -> Any:
    """What stands in the slot until it is filled."""
    text = to_fill(slot.meaning)
    return [text] if template.is_list(slot) else text


def to_fill(text: str) -> str:
    """A place that a person must still fill in, marked so that it is not overlooked."""
    opening, closing = say("placeholder_opens"), say("placeholder_closes")
    bare = text.replace(opening, "").replace(closing, "")
    return f"{opening}{bare}{closing}"


def _own_fields(kind: Kind, keys: str, today: datetime.date) -> Iterator[StartingField]:
    for field in kind.fields:
        key = field.name if keys == "th" else field.english
        yield StartingField(
            name=key,
            key=key,
            title=field.name,
            description=field.meaning,
            value=_own_sample(field, today),
            is_comment=not field.required,
            form=field.form,
            own=True,
        )


def _own_sample(field: Field, today: datetime.date) -> Any:
    if field.form == "number_of_year":
        return f"/{_buddhist_year(today)}"
    if field.form in ("texts", "rows"):
        return [
            list(map(to_fill, one)) if isinstance(one, list) else to_fill(one)
            for one in field.sample
        ]
    return to_fill(field.sample) if field.form == "text" else field.sample


def _sample_of(kind: Kind, name: str) -> Any:
    """The body of a document to nobody in particular is its kind's own sample."""
    part = kind.part(name)
    if name == "body" and part is not None and kind.part("salutation") is None:
        return [to_fill(one) for one in part.sample]
    return _samples().get(name, {}).get("sample")


def _known(kind: Kind, keys: str, today: datetime.date, found: Facts) -> dict[str, str | None]:
    """The fields that need no sample."""
    leaves_the_house = kind.part("issuing_agency") is not None
    return {
        "kind": kind.thai if keys == "th" or kind.id.endswith(".yaml") else kind.id,
        "office": found.office,
        "reference_number": say("new_number", prefix=found.prefix),
        "date": _day(today),
        "recipient": found.recipient if leaves_the_house else None,
        "recipients": found.recipients if leaves_the_house else None,
        "signatory": found.signatory,
    }


def _day(today: datetime.date) -> str:
    from docgen.thai.dates import ThaiDate, long_date

    return long_date(ThaiDate.of(today))


def _buddhist_year(today: datetime.date) -> int:
    from docgen.thai.dates import ThaiDate

    return ThaiDate.of(today).year


@cache
def _samples() -> dict[str, dict[str, Any]]:
    import yaml

    samples: dict[str, dict[str, Any]] = yaml.load(
        _SAMPLES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return samples
