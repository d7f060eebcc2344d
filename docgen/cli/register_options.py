"""What the commands of ``docgen register`` have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.clock import this_year
from docgen.cli.options import Decorator, workspace_of

if TYPE_CHECKING:
    from docgen.services.register import Shelf


def book_options() -> Decorator:
    """``--office`` and ``--year``: which book is meant."""

    def decorated_command(command: Callable[..., Any]) -> Callable[..., Any]:
        year = click.option("--year", type=click.IntRange(2400, 2700))
        return click.option("--office", default="")(year(command))

    return decorated_command


def the_shelf(office: str, year: int | None) -> Shelf:
    """The book that these options mean, in the workspace around the current folder."""
    from docgen.services.register import book_of_office

    return book_of_office(workspace_of(), office, year or this_year())
