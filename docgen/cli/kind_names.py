"""Kinds by the name a clerk gives them: docgen's own, and those of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen import vocabulary
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.kinds import Kind


def kind_named(name: str) -> Kind:
    """The kind of that name in either language; a usage error when there is none."""
    from docgen.kinds import kind

    shipped = vocabulary.english("kinds", name)
    if shipped is not None:
        return kind(shipped)
    own = own_kinds()
    if name in own:
        return kind(own[name])
    known = (*vocabulary.both("kinds"), *vocabulary.both("forms"), *own)
    raise click.UsageError(say("no_such_kind", name=name) + did_you_mean(name, known))


def own_kinds() -> dict[str, str]:
    """The sound kinds of the workspace one stands in: as a clerk names them → identifier."""
    from docgen.diagnostics import Rejected
    from docgen.loading.workspace import own_kinds

    try:
        own = own_kinds.load(workspace_of())
    except Rejected:
        return {}
    return {name: path for name, path in own.names.items() if name not in own.faults}
