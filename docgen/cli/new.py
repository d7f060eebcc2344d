"""``docgen new``: a commented starting circular."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen import vocabulary
from docgen.cli import submission_forms
from docgen.cli.framework import Command
from docgen.cli.kind_names import kind_named
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import file_option, keys_option, write_or_print
from docgen.cli.starting import StartingField, entries_of, facts, slot_sample, templates_for

if TYPE_CHECKING:
    from docgen.compose.wording.templates import WordingTemplate
    from docgen.kinds import Kind


@click.command(cls=Command, name="new")
@click.argument("kind")
@file_option()
@keys_option()
@click.option("--template")
@click.option("--rows", type=click.Path(path_type=Path, exists=True))
@click.option("--province", "provinces", multiple=True)
@click.option("--domains")
@click.option("--ask", is_flag=True)
def command(
    kind: str,
    output: Path | None,
    keys: str,
    template: str | None,
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
    wording = _template_named(template, chosen) if template else None
    today = datetime.datetime.now().astimezone().date()
    if ask:
        from docgen.cli.interview import interviewed

        text = interviewed(chosen, keys, today, wording)
    else:
        entries = entries_of(chosen, keys, today, facts())
        if wording is not None:
            entries = (_worded(one, wording, keys) for one in entries)
        text = starting_yaml(chosen, entries, keys)
    write_or_print(text, output)


def starting_yaml(kind: Kind, entries: Iterable[StartingField], keys: str) -> str:
    """The starting circular of a kind; ``keys`` is the language of its keys."""
    lines = [f"# {kind.thai} ({kind.form_number}) {kind.clause}", f"# {say('new_comments')}"]
    for one in entries:
        lines += ["", f"# {one.title}: {one.description}"]
        if one.name == "body" and isinstance(one.value, list):
            lines += _offered(kind)
        text = _yaml(one.name, one.key, one.value, keys)
        lines += [f"# {line}" if one.is_comment else line for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def wording_value(wording: WordingTemplate, slots: dict[str, Any], keys: str) -> dict[str, Any]:
    """The body of a circular that is written by a template."""
    key = vocabulary.thai("wording", "template") if keys == "th" else "template"
    name = wording.thai if keys == "th" else wording.english
    return {key: name, **slots}


def _worded(one: StartingField, wording: WordingTemplate, keys: str) -> StartingField:
    """The body by the template, each of its slots to be filled in."""
    if one.name != "body":
        return one
    slots = {
        slot.name if keys == "th" else slot.english: slot_sample(wording, slot)
        for slot in wording.slots
    }
    return replace(one, value=wording_value(wording, slots, keys))


def _offered(kind: Kind) -> list[str]:
    """What a clerk may use instead of writing the body himself."""
    return [
        f"# {say('new_template', name=one.thai, title=one.title, kind=kind.thai)}"
        for one in templates_for(kind)
    ]


def _template_named(name: str, kind: Kind) -> WordingTemplate:
    known = templates_for(kind)
    for one in known:
        if name in (one.thai, one.english):
            return one
    names = [one.thai for one in known]
    said = say("no_such_template", name=name, kind=kind.thai, known=", ".join(names) or "-")
    raise click.UsageError(said + did_you_mean(name, names))


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
    """The value with the keys of its records in the language that is wanted."""
    from docgen.loading.fields.forms import form_of

    form, section = form_of("circular", field)
    if form == "named":
        return {name: _fields(section, one, keys) for name, one in value.items()}
    if form in ("list", "documents"):
        return [_fields(section, one, keys) for one in value]
    return _fields(section, value, keys) if form == "fields" else value


def _fields(section: str, fields: dict[str, Any], keys: str) -> dict[str, Any]:
    names = set(vocabulary.names(section, "en"))
    return {
        vocabulary.thai(section, name) if keys == "th" and name in names else name: value
        for name, value in fields.items()
    }
