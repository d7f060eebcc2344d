"""``docgen new``: a commented starting circular."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen import vocabulary
from docgen.cli import submission_forms
from docgen.cli.asking import StartingField, answered
from docgen.cli.framework import Command
from docgen.cli.kind_names import kind_named
from docgen.cli.messages import say
from docgen.cli.options import file_option, keys_option, workspace_of, write_or_print

if TYPE_CHECKING:
    from docgen.kinds import Kind

_SAMPLES = Path(__file__).with_name("new.yaml")
_OPEN_MAPPINGS = {"deadlines": "deadline", "annexes": "annex_request"}
_ONLY_WHERE_PRINTED = ("reference_number", "date", "recipient", "signatory")
_SECTIONS = {"references": "reference", "enclosures": "enclosure"}


@click.command(cls=Command, name="new")
@click.argument("kind")
@file_option()
@keys_option()
@click.option("--rows", type=click.Path(path_type=Path, exists=True))
@click.option("--province", "provinces", multiple=True)
@click.option("--domains")
@click.option("--ask", is_flag=True)
def command(
    kind: str,
    output: Path | None,
    keys: str,
    rows: Path | None,
    provinces: tuple[str, ...],
    domains: str | None,
    ask: bool,
) -> None:
    """Write what a clerk fills in, every field explained."""
    if submission_forms.is_asked_for(kind):
        submission_forms.write(output, rows, provinces, domains)
        return
    chosen = kind_named(kind)
    today = datetime.datetime.now().astimezone().date()
    entries = tuple(entries_of(chosen, keys, today, _from_workspace()))
    if ask:
        entries = tuple(answered(entries))
    write_or_print(starting_yaml(chosen, entries, keys), output)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a new circular takes from its workspace."""

    office: str
    prefix: str
    signatory: str
    recipient: str | None = None
    recipients: str | None = None


def starting_yaml(kind: Kind, entries: Iterable[StartingField], keys: str) -> str:
    """The starting circular of a kind; ``keys`` is the language of its keys."""
    lines = [f"# {kind.thai} ({kind.form_number}) {kind.clause}", f"# {say('new_comments')}"]
    for one in entries:
        lines += ["", f"# {one.title}: {one.description}"]
        text = _yaml(one.name, one.key, one.value, keys)
        lines += [f"# {line}" if one.is_comment else line for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def entries_of(
    kind: Kind, keys: str, today: datetime.date, facts: Facts
) -> Iterator[StartingField]:
    """What a circular of the kind may say, in order; its own fields stand before the body."""
    known = _known(kind, keys, today, facts)
    own = list(_own_fields(kind, keys))
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
        key = word.thai if keys == "th" else word.english
        is_comment = optional and not known.get(word.english)
        is_known = word.english in known and known[word.english] is not None
        description = word.description
        yield StartingField(
            word.english, key, word.title, description, value, is_comment, is_known=is_known
        )
    yield from own


def _own_fields(kind: Kind, keys: str) -> Iterator[StartingField]:
    for field in kind.fields:
        key = field.name if keys == "th" else field.english
        yield StartingField(
            key, key, field.name, field.meaning, field.sample, not field.required, form=field.form
        )


def _sample_of(kind: Kind, name: str) -> Any:
    """The body of a document to nobody in particular is its kind's own sample."""
    part = kind.part(name)
    if name == "body" and part is not None and kind.part("salutation") is None:
        return list(part.sample)
    return _samples().get(name, {}).get("sample")


def _known(kind: Kind, keys: str, today: datetime.date, facts: Facts) -> dict[str, str | None]:
    """The fields that need no sample."""
    leaves_the_house = kind.part("issuing_agency") is not None
    return {
        "kind": kind.thai if keys == "th" or kind.id.endswith(".yaml") else kind.id,
        "office": facts.office,
        "reference_number": say("new_number", prefix=facts.prefix),
        "date": _day(today),
        "recipient": facts.recipient if leaves_the_house else None,
        "recipients": facts.recipients if leaves_the_house else None,
        "signatory": facts.signatory,
    }


def _from_workspace() -> Facts:
    """The first office of the workspace one stands in, and who signs for it."""
    from docgen.diagnostics import Rejected
    from docgen.loading import config

    nobody = Facts(say("new_office"), say("new_prefix"), say("new_signatory"))
    try:
        workspace = workspace_of()
        offices, signatories = config.offices(workspace), config.signatories(workspace)
    except Rejected:
        return nobody
    name, office = next(iter(offices.models.items()), (nobody.office, None))
    first = next(iter(signatories.models), nobody.signatory)
    if office is None:
        return replace(nobody, signatory=first)
    return Facts(
        office=name,
        prefix=office.reference_prefix or nobody.prefix,
        signatory=office.signatory or first,
        recipient=office.recipient,
        recipients=office.recipients,
    )


def _day(today: datetime.date) -> str:
    from docgen.thai.dates import ThaiDate, long_date

    return long_date(ThaiDate.of(today))


def _yaml(field: str, key: str, value: Any, keys: str) -> str:
    import yaml

    class Indented(yaml.SafeDumper):
        """Writes lists under their key, as people do."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def represent_sequence(self, tag: Any, sequence: Any, flow_style: Any = None) -> Any:
            columns = self.is_row(sequence)
            return super().represent_sequence(tag, sequence, flow_style or columns)

        def is_row(self, sequence: Any) -> bool:
            return any(sequence is one for one in rows)

    rows = [one for one in value if isinstance(one, list)] if isinstance(value, list) else []
    renamed = {key: _renamed(field, value, keys)}
    text: str = yaml.dump(renamed, None, Indented, allow_unicode=True, sort_keys=False, width=9999)
    return text


def _renamed(field: str, value: Any, keys: str) -> Any:
    if field in _OPEN_MAPPINGS:
        section = _OPEN_MAPPINGS[field]
        return {name: _fields(section, one, keys) for name, one in value.items()}
    if field in _SECTIONS:
        return [_fields(_SECTIONS[field], one, keys) for one in value]
    return value


def _fields(section: str, fields: dict[str, str], keys: str) -> dict[str, str]:
    return {_key(section, name, keys): text for name, text in fields.items()}


def _key(section: str, name: str, keys: str) -> str:
    return vocabulary.thai(section, name) if keys == "th" else name


@cache
def _samples() -> dict[str, dict[str, Any]]:
    import yaml

    samples: dict[str, dict[str, Any]] = yaml.load(
        _SAMPLES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return samples
