"""``docgen register``: the numbers of outgoing letters."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import opening
from docgen.cli.console import Console, columns, shown
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.loading.workspace import Workspace
    from docgen.model.circular import Office
    from docgen.register import Entry, Register

_ERA = 543
_LISTED = ("csv", "xlsx", "pdf")


@dataclass(frozen=True, slots=True)
class _Call:
    """What was asked, and of whom."""

    console: Console
    workspace: Workspace
    key: str
    office: Office
    year: int
    circular: bool
    together: bool
    start: int
    start_circular: int
    what: str
    count: int
    subject: str
    reason: str
    output: Path | None


@click.command(cls=Command, name="register")
@click.argument(
    "action", type=click.Choice(["list", "open", "reserve", "cancel", "export", "import"])
)
@click.argument("what", required=False, default="")
@click.option("--office", default="")
@click.option("--year", type=click.IntRange(2400, 2700))
@click.option("--circular", is_flag=True)
@click.option("--count", type=click.IntRange(1, 10_000), default=1)
@click.option("--subject", default="")
@click.option("--reason", default="")
@click.option("--together", is_flag=True)
@click.option("--start", type=click.IntRange(1, 1_000_000), default=1)
@click.option("--start-circular", type=click.IntRange(1, 1_000_000), default=1)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def command(
    console: Console,
    action: str,
    what: str,
    office: str,
    year: int | None,
    circular: bool,
    count: int,
    subject: str,
    reason: str,
    together: bool,
    start: int,
    start_circular: int,
    output: Path | None,
) -> None:
    """List, reserve, cancel, export, import; or open a year's book."""
    from docgen.register import Register

    workspace = workspace_of()
    key, known = _office(workspace, office)
    call = _Call(
        console=console,
        workspace=workspace,
        key=key,
        office=known,
        year=year or datetime.datetime.now().astimezone().year + _ERA,
        circular=circular,
        together=together,
        start=start,
        start_circular=start_circular,
        what=what,
        count=count,
        subject=subject,
        reason=reason.strip(),
        output=output,
    )
    with Register(workspace.register) as register:
        _ACTIONS[action](register, call)


def _list(register: Register, call: _Call) -> None:
    from docgen.register.sheet import headings, row

    rows = [row(one) for one in register.entries(call.key, call.year)]
    click.echo(columns([headings(), *rows]), nl=False)


def _open(register: Register, call: _Call) -> None:
    from docgen.register import StoredBook

    book = StoredBook(call.key, call.year, call.together, call.start, call.start_circular)
    register.open_book(book)
    call.console.note("book_open", office=call.key, year=call.year)


def _reserve(register: Register, call: _Call) -> None:
    from docgen.register import Asked

    asked = Asked(
        call.key,
        call.year,
        call.circular,
        prefix=call.office.reference_prefix or "",
        sender=call.office.agency,
        subject=call.subject,
    )
    for one in register.reserve_block(asked, call.count):
        click.echo(_number(one))


def _cancel(register: Register, call: _Call) -> None:
    if not call.reason:
        raise click.UsageError(say("missing_parameter", name="--reason"))
    if not call.what.isdecimal():
        raise click.UsageError(say("missing_parameter", name="WHAT"))
    number = int(call.what)
    cancelled = register.cancel(
        call.key, call.year, number, circular=call.circular, reason=call.reason
    )
    click.echo(_number(cancelled))


def _export(register: Register, call: _Call) -> None:
    from docgen.batch.delivery import disk_fault
    from docgen.diagnostics import Rejected
    from docgen.writers.files import write_together

    path = call.output or call.workspace.output / f"register-{call.key}-{call.year}.csv"
    ending = path.suffix.lower().removeprefix(".")
    if ending not in _LISTED:
        known = ", ".join(_LISTED)
        raise click.UsageError(say("no_such_format", name=ending, known=known))
    entries = register.entries(call.key, call.year)
    content = _exported(entries, call, ending)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_together(path.parent, {path.name: content}, replace=(path.name,))
    except OSError as error:
        raise Rejected([disk_fault(error, path)]) from error
    click.echo(shown(path))


def _exported(entries: tuple[Entry, ...], call: _Call, ending: str) -> bytes:
    from docgen.register import sheet

    if ending == "csv":
        return sheet.as_csv(entries)
    from docgen.making import Press
    from docgen.writers import xlsx

    letter = sheet.as_letter(entries, call.office.agency)
    if not letter.annexes:
        raise click.UsageError(say("register_empty", office=call.key, year=call.year))
    press = Press()
    if ending == "xlsx":
        return xlsx.write(letter.annexes[0], agency=letter.agency, family=press.family)
    return press.pdf.pdf(press.annex_alone(letter, letter.annexes[0]))


def _import(register: Register, call: _Call) -> None:
    from docgen.diagnostics.rendering import Sources
    from docgen.loading.workspace import former_register

    path = Path(call.what)
    if not opening.is_file(path):
        raise click.UsageError(say("no_such_file", path=call.what))
    former = former_register.read(path, call.key, together=call.together)
    sources = Sources()
    sources.add(str(path), former.lines)
    call.console.report(former.found, sources)
    if any(one.is_error for one in former.found):
        call.console.note("nothing_written")
        raise click.exceptions.Exit(INPUT_ERRORS)
    call.console.note("imported", count=register.adopt(former.entries))


_ACTIONS = {
    "list": _list,
    "open": _open,
    "reserve": _reserve,
    "cancel": _cancel,
    "export": _export,
    "import": _import,
}


def _number(entry: Entry) -> str:
    from docgen.register import said

    reference = entry.reference_number
    return reference.text if reference else said(entry)


def _office(workspace: Workspace, wanted: str) -> tuple[str, Office]:
    """The office named; where the workspace has only one, that one."""
    from docgen.loading.workspace import offices

    known = offices.offices(workspace).models
    if not wanted and len(known) == 1:
        wanted = next(iter(known))
    if not wanted:
        raise click.UsageError(say("missing_parameter", name="--office"))
    if wanted not in known:
        near = did_you_mean(wanted, tuple(known))
        raise click.UsageError(say("no_such_office", name=wanted) + near)
    return wanted, known[wanted]
