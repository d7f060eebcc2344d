"""The fields of a circular of one kind, in order: what each is, what may stand there, a sample."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import messages, own_data, vocabulary
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.services.form.shapes import OfferedWord, RecordField, columns_of, shape_of
from docgen.thai.dates import ThaiDate, long_date

if TYPE_CHECKING:
    from docgen.kinds import Kind, KindField
    from docgen.loading.workspace import Workspace

_SAMPLES = Path(__file__).with_name("samples.yaml")
_ONLY_WHERE_PRINTED = ("reference_number", "date", "recipient", "signatory")


@dataclass(frozen=True, slots=True)
class StartingField:
    """A field of a circular: its key, what it is, and what stands there in a new one.

    ``form`` is how it is written: ``text``, ``date``, ``moment``, ``number``,
    ``reference_number``, ``choice``, ``lines``, ``texts``, ``rows``, ``fields``, ``list`` (of
    records), ``named`` (records under names), ``named_texts``, ``body``, ``kind``,
    ``number_of_year`` or ``size``. ``choices`` are what may be chosen, alone or (``is_free``)
    beside other words; ``columns`` the fields of its records. ``value`` is ``None`` for a field
    that a starting circular leaves out. ``is_comment`` marks one that is optional, ``is_known``
    one whose value is no mere sample; ``is_asked`` is off for what few letters need; ``own`` marks
    a field that only this kind has.
    """

    name: str
    key: str
    title: str
    description: str
    value: Any
    is_comment: bool
    form: str = "text"
    choices: tuple[OfferedWord, ...] = ()
    columns: tuple[RecordField, ...] = ()
    is_free: bool = False
    required: bool = False
    is_known: bool = False
    is_asked: bool = True
    own: bool = False


@dataclass(frozen=True, slots=True)
class OfficeDefaults:
    """What a new circular takes from its workspace, as its office has it."""

    office: str
    prefix: str
    signatory: str | None
    recipient: str | None = None
    recipients: str | None = None


def office_defaults(
    workspace: Workspace | None, language: str, office: str | None = None
) -> OfficeDefaults:
    """Those of an office of the workspace, the first where none is named."""
    from docgen.loading.workspace import offices as loading

    nobody = OfficeDefaults(
        office or messages.sentence("new_office", language),
        messages.sentence("new_prefix", language),
        messages.sentence("new_signatory", language),
    )
    if workspace is None:
        return nobody
    try:
        offices, signatories = loading.offices(workspace), loading.signatories(workspace)
    except Rejected:
        return nobody
    first = next(iter(signatories.models), nobody.signatory)
    name = office or next(iter(offices.models), nobody.office)
    chosen = offices.models.get(name)
    if chosen is None:
        return OfficeDefaults(name, nobody.prefix, first)
    return OfficeDefaults(
        office=name,
        prefix=chosen.reference_prefix or nobody.prefix,
        signatory=chosen.signatory or first,
        recipient=chosen.recipient,
        recipients=chosen.recipients,
    )


def starting_fields(
    kind: Kind, keys: str, today: datetime.date, defaults: OfficeDefaults, language: str
) -> Iterator[StartingField]:
    """What a circular of the kind may say, in order; its own fields stand before the body.

    ``keys`` is the language of the keys, ``language`` that of the words still to be filled in.
    """
    known = _known_fields(kind, keys, today, defaults, language)
    own = [_own_field(field, keys, today, language) for field in kind.fields]
    for word in vocabulary.words("circular"):
        if word.english == "body":
            yield from own
            own = []
        if not (kind.own_field(word.thai) or kind.own_field(word.english)):
            yield from _common_field(kind, word, keys, known, language)
    yield from own


def to_fill(text: str, language: str) -> str:
    """A place that a person must still fill in, marked so that it is not overlooked."""
    opening = messages.sentence("placeholder_opens", language)
    closing = messages.sentence("placeholder_closes", language)
    bare = text.replace(opening, "").replace(closing, "")
    return f"{opening}{bare}{closing}"


def _common_field(
    kind: Kind, word: vocabulary.Word, keys: str, known: dict[str, str | None], language: str
) -> Iterator[StartingField]:
    """The field if documents of the kind have any use for it."""
    name = word.english
    sample = _samples().get(name, {})
    value = known.get(name) or _sample_of(kind, name, language)
    needs = sample.get("needs", name if name in _ONLY_WHERE_PRINTED else "")
    if needs and not (kind.part(needs) or kind.takes(needs)):
        return
    part = kind.part(name)
    required = part is not None and part.required and sample.get("optional") != "always"
    optional = "optional" in sample and not required
    shape = shape_of("circular", name)
    yield StartingField(
        name=name,
        key=word.thai if keys == "th" else name,
        title=word.title,
        description=word.description,
        value=value,
        is_comment=optional and not known.get(name),
        form=shape.form,
        choices=shape.choices(keys),
        columns=columns_of(shape.section, keys) if shape.has_columns else (),
        required=name in ("kind", "office") or (not optional and kind.takes(name)) or required,
        is_known=known.get(name) is not None,
        is_asked=value is not None and sample.get("asked") != "no",
    )


def _own_field(field: KindField, keys: str, today: datetime.date, language: str) -> StartingField:
    key = field.name if keys == "th" else field.english
    return StartingField(
        name=key,
        key=key,
        title=field.name,
        description=field.meaning,
        value=_own_sample(field, today, language),
        is_comment=not field.required,
        form=field.form,
        required=field.required,
        own=True,
    )


def _own_sample(field: KindField, today: datetime.date, language: str) -> Any:
    if field.form == "number_of_year":
        return f"/{ThaiDate.of(today).year}"
    if field.form in ("texts", "rows"):
        return [
            [to_fill(cell, language) for cell in row]
            if isinstance(row, list)
            else to_fill(row, language)
            for row in field.sample
        ]
    return to_fill(field.sample, language) if field.form == "text" else field.sample


def _sample_of(kind: Kind, name: str, language: str) -> Any:
    """The body of a document to nobody in particular is its kind's own sample."""
    part = kind.part(name)
    if name == "body" and part is not None and kind.part("salutation") is None:
        return [to_fill(line, language) for line in part.sample]
    return _samples().get(name, {}).get("sample")


def _known_fields(
    kind: Kind, keys: str, today: datetime.date, defaults: OfficeDefaults, language: str
) -> dict[str, str | None]:
    """The fields that need no sample."""
    leaves_the_house = kind.part("issuing_agency") is not None
    return {
        "kind": kind.thai if keys == "th" or kind.id.endswith(".yaml") else kind.id,
        "office": defaults.office,
        "reference_number": messages.sentence("new_number", language, prefix=defaults.prefix),
        "date": long_date(ThaiDate.of(today)),
        "recipient": defaults.recipient if leaves_the_house else None,
        "recipients": defaults.recipients if leaves_the_house else None,
        "signatory": defaults.signatory,
    }


@cache
def _samples() -> Mapping[str, Mapping[str, Any]]:
    samples: dict[str, dict[str, object]] = own_data.plain_data(_SAMPLES)
    return samples
