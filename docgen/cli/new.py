"""``docgen new``: a commented starting circular."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen import vocabulary
from docgen.cli import submission_forms
from docgen.cli.framework import Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import file_option, keys_option, workspace_of, write_or_print

if TYPE_CHECKING:
    from docgen.kinds import Kind

_SAMPLES = Path(__file__).with_name("new.yaml")
_OPEN_MAPPINGS = {"deadlines": "deadline"}
_SECTIONS = {"references": "reference", "enclosures": "enclosure"}


@click.command(cls=Command, name="new")
@click.argument("kind")
@file_option()
@keys_option()
@click.option("--rows", type=click.Path(path_type=Path, exists=True))
@click.option("--province", "provinces", multiple=True)
@click.option("--domains")
def command(
    kind: str,
    output: Path | None,
    keys: str,
    rows: Path | None,
    provinces: tuple[str, ...],
    domains: str | None,
) -> None:
    """Write what a clerk fills in, every field explained."""
    from docgen.kinds import kind as kind_of

    if submission_forms.is_asked_for(kind):
        submission_forms.write(output, rows, provinces, domains)
        return
    name = vocabulary.english("kinds", kind)
    if name is None:
        near = did_you_mean(kind, (*vocabulary.both("kinds"), *vocabulary.both("forms")))
        raise click.UsageError(say("no_such_kind", name=kind) + near)
    today = datetime.datetime.now().astimezone().date()
    write_or_print(starting_yaml(kind_of(name), keys, today, _from_workspace()), output)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a new circular takes from its workspace."""

    office: str
    prefix: str
    signatory: str
    recipient: str | None = None
    recipients: str | None = None


def starting_yaml(kind: Kind, keys: str, today: datetime.date, facts: Facts) -> str:
    """The starting circular of a kind; ``keys`` is the language of its keys."""
    lines = [f"# {kind.thai} ({kind.form_number}) {kind.clause}", f"# {say('new_comments')}"]
    known = _known(kind, keys, today, facts)
    for word in vocabulary.words("circular"):
        sample = _samples().get(word.english, {})
        value = known.get(word.english) or sample.get("sample")
        if value is None or ("needs" in sample and kind.part(sample["needs"]) is None):
            continue
        lines += ["", f"# {word.title}: {word.description}"]
        text = _yaml(word.english, value, keys)
        is_comment = "optional" in sample and not known.get(word.english)
        lines += [f"# {line}" if is_comment else line for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def _known(kind: Kind, keys: str, today: datetime.date, facts: Facts) -> dict[str, str | None]:
    """The fields that need no sample."""
    leaves_the_house = kind.part("issuing_agency") is not None
    return {
        "kind": kind.thai if keys == "th" else kind.id,
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


def _yaml(field: str, value: Any, keys: str) -> str:
    import yaml

    class Indented(yaml.SafeDumper):
        """Writes lists under their key, as people do."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

    renamed = {_key("circular", field, keys): _renamed(field, value, keys)}
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
