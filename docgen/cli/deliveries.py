"""Parcels of letters, delivered and shown as they come."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.cli.console import Console
from docgen.services.deliver import Parcel, Way, delivered


def deliver(console: Console, parcels: Sequence[Parcel], *, as_json: bool) -> None:
    """Write every parcel; the command ends here when a letter fails."""
    console.follow_to_the_end(delivered(parcels, Way()), as_json=as_json)


__all__ = ["Parcel", "deliver"]
