"""``docgen status``: who was written to, who answered, who is late, by region."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import Console, columns, shown
from docgen.cli.framework import Command
from docgen.cli.options import circular_argument, json_option

if TYPE_CHECKING:
    from docgen.drafting.followup import Answer


@click.command(cls=Command, name="status")
@circular_argument()
@click.option("--data", default="")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@json_option()
@click.pass_obj
def command(console: Console, file: Path, data: str, output: Path | None, as_json: bool) -> None:
    """A row a recipient, a row a region; with ``-o`` a picture of the regions as SVG."""
    from docgen.batch.delivery import disk_fault
    from docgen.cli.following import followed
    from docgen.diagnostics import Rejected
    from docgen.drafting.answers_map import picture
    from docgen.thai.dates import ThaiDate
    from docgen.writers.files import write_together

    case = followed(console, file, data)
    if as_json:
        for one in case.answers:
            console.record(_record(one))
    else:
        click.echo(columns(_rows(case.answers)), nl=False)
        click.echo()
        click.echo(columns(_regions(case.answers)), nl=False)
    if output is None:
        return
    as_of = ThaiDate.of(datetime.datetime.now().astimezone().date())
    if not data:
        as_of = next(iter(case.dossier.circular.annexes.values())).as_of.date
    number = case.dossier.circular.reference_number.text
    content = picture(case.answers, number, as_of).encode("utf-8")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_together(output.parent, {output.name: content}, replace=(output.name,))
    except OSError as error:
        raise Rejected([disk_fault(error, output)]) from error
    click.echo(shown(output))


def _record(one: Answer) -> dict[str, object]:
    return {
        "recipient": one.recipient.name,
        "region": one.region,
        "done": one.done,
        "total": one.total,
        "state": one.state.value,
        "late": one.late,
    }


def _rows(answers: tuple[Answer, ...]) -> list[tuple[str, ...]]:
    from docgen.drafting.reminding import words

    said = words()
    rows = [tuple(said["columns"].values())]
    for number, one in enumerate(answers, 1):
        state = said["states"][one.state]["word"] + (f" ({said['late']})" if one.late else "")
        done = f"{one.done}/{one.total}"
        rows.append((str(number), one.recipient.name, one.region, done, state))
    return rows


def _regions(answers: tuple[Answer, ...]) -> list[tuple[str, ...]]:
    from docgen.drafting.followup import Answered
    from docgen.drafting.reminding import words

    said = words()
    rows = [tuple(said["regions"].values())]
    for region in dict.fromkeys(one.region for one in answers):
        own = [one for one in answers if one.region == region]
        rows.append((region or said["elsewhere"], *_counts(own, tuple(Answered))))
    return [*rows, (said["total"], *_counts(list(answers), tuple(Answered)))]


def _counts(answers: list[Answer], states: tuple[str, ...]) -> list[str]:
    count = Counter(one.state for one in answers)
    return [str(len(answers)), *(str(count[state]) for state in states)]  # type: ignore[index]
