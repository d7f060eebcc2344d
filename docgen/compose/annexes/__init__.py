"""Annexes: tables after the letter, each built by its layout from the circular's data."""

from __future__ import annotations

from docgen.circular import Dossier
from docgen.compose.annexes import status_two_columns
from docgen.compose.annexes.status_two_columns import StatusCounts, status_counts
from docgen.letter import Annex

ANNEXES = {"status_two_columns": status_two_columns.build}

__all__ = ["ANNEXES", "StatusCounts", "build_all", "status_counts"]


def build_all(
    dossier: Dossier,
) -> tuple[tuple[Annex, ...], dict[str, StatusCounts]]:
    """Every annex of the circular with its counts: enclosures' first, in their order."""
    circular = dossier.circular
    order = list(dict.fromkeys(one.annex for one in circular.enclosures if one.annex))
    order += [name for name in circular.annexes if name not in order]
    statuses: dict[str, StatusCounts] = {}
    built: list[Annex] = []
    for name in order:
        request = circular.annexes[name]
        statuses[name] = status_counts(dossier.submissions[name])
        at = dossier.places.of("annexes", name)
        built.append(ANNEXES[request.layout](name, request, statuses[name], at))
    return tuple(built), statuses
