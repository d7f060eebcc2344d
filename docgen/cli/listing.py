"""``docgen list``: what there is to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from docgen import vocabulary
from docgen.cli.console import Console, columns
from docgen.cli.framework import Command
from docgen.cli.kind_names import own_kinds
from docgen.cli.messages import LANGUAGE, say
from docgen.cli.options import json_option, workspace_of

Rows = Iterator[tuple[str, ...]]


@click.command(cls=Command, name="list")
@click.argument(
    "what",
    type=click.Choice(
        ["kinds", "offices", "recipients", "annexes", "templates", "codes", "unverified"]
    ),
    metavar="WHAT",
)
@json_option()
@click.pass_obj
def command(console: Console, what: str, as_json: bool) -> None:
    """Print one line for each."""
    names, rows = _LISTS[what]
    found = list(rows())
    if as_json:
        for row in found:
            console.record(dict(zip(names, row, strict=True)))
    elif found:
        click.echo(columns(found), nl=False)


def _kinds() -> Rows:
    from docgen.kinds import kind, names

    for name in names():
        one = kind(name)
        yield one.thai, one.id, one.form_number, one.clause
    for path in dict.fromkeys(own_kinds().values()):
        one = kind(path)
        yield one.thai, Path(path).stem, one.form_number, one.clause


def _offices() -> Rows:
    from docgen.loading.workspace import offices

    for key, office in offices.offices(workspace_of()).models.items():
        yield key, office.agency, office.reference_prefix or "-"


def _recipients() -> Rows:
    from docgen.loading.workspace import recipients

    for path in workspace_of().recipients_files():
        rows = recipients.read(path).recipients
        yield path.stem, str(len(rows)), rows[0].addressee if rows else "-"


def _annexes() -> Rows:
    from docgen.compose.annexes import ANNEXES

    for name in ANNEXES:
        yield vocabulary.thai("annex_layouts", name), name


def _templates() -> Rows:
    from docgen.compose.wording.templates import all_templates
    from docgen.kinds import kind, names

    known = {name: kind(name).thai for name in names()}
    for one in all_templates(workspace_of().templates):
        used_for = ", ".join(known.get(name, name) for name in one.kinds)
        yield one.thai, one.english, used_for, ", ".join(slot.name for slot in one.slots), one.title


def _codes() -> Rows:
    from docgen.codes import CODES

    for name in sorted(CODES):
        one = CODES[name]
        yield name, one.severity, one.message if LANGUAGE.get() == "th" else one.en


def _unverified() -> Rows:
    """Measures and rules without a primary source; one that the office has settled says so."""
    from docgen.codes import CODES
    from docgen.diagnostics import Rejected
    from docgen.loading.workspace import house_style
    from docgen.standards import typing_manual

    try:
        house = house_style.load(workspace_of())
    except Rejected:
        house = house_style.HouseStyle()
    for measure in typing_manual():
        if measure.certainty == "unverified":
            own = house.measures.get(measure.name)
            settled = say("settled", value=own.value, reason=own.source) if own else "-"
            yield measure.name, measure.value, measure.source, settled
    for name in sorted(CODES):
        code = CODES[name]
        if code.strength == "unverified":
            settled = say("laid_aside", reason=house.waived[name]) if name in house.waived else "-"
            message = code.message if LANGUAGE.get() == "th" else code.en
            yield name, code.severity, message, settled


_LISTS: dict[str, tuple[tuple[str, ...], Callable[[], Rows]]] = {
    "kinds": (("thai", "name", "form", "clause"), _kinds),
    "offices": (("name", "agency", "reference_prefix"), _offices),
    "recipients": (("name", "rows", "first"), _recipients),
    "annexes": (("thai", "name"), _annexes),
    "templates": (("thai", "name", "kinds", "slots", "title"), _templates),
    "codes": (("code", "severity", "message"), _codes),
    "unverified": (("name", "value", "about", "settled"), _unverified),
}
