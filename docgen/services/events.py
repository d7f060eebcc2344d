"""What long work tells while it goes on; a face shows it, or keeps it, as it comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from docgen.batch.delivery import Outcome
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources


class Status(Enum):
    """How the work ended."""

    DONE = "done"
    NOTHING_WRITTEN = "nothing_written"  # the input has errors
    SOME_FAILED = "some_failed"
    IN_USE = "in_use"  # another command holds the folder


@dataclass(frozen=True, slots=True)
class Found:
    """Diagnostics, with the texts that they point into."""

    found: tuple[Diagnostic, ...]
    sources: Sources = field(default_factory=Sources)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of ``messages`` by its name, for the person who waits."""

    name: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """So many letters are about to be made."""

    total: int


@dataclass(frozen=True, slots=True)
class Made:
    """One letter was made, or failed."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """Files that stand as they are, and that the work would have made."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event of all."""

    status: Status
    failed: int = 0
    total: int = 0


Event = Found | Note | Begun | Made | Standing | Ended
