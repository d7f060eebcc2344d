"""What long work tells while it goes on; a face shows it, or keeps it, as it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum
from pathlib import Path

from docgen.batch.jobs import Outcome
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources
from docgen.light import dataclass
from docgen.thai.running_text import names_only

__all__ = [
    "Begun",
    "Ended",
    "FoundFaults",
    "LetterDone",
    "Note",
    "Outcome",
    "Planned",
    "RunStatus",
    "Skipped",
    "Standing",
    "WorkEvent",
    "Wrote",
    "record_of",
]


class RunStatus(Enum):
    """How the work ended."""

    DONE = "done"
    NOTHING_WRITTEN = "nothing_written"  # the input has errors
    SOME_FAILED = "some_failed"
    IN_USE = "in_use"  # another command holds the folder


@dataclass(frozen=True, slots=True)
class FoundFaults:
    """Diagnostics, with the texts that they point into."""

    found: tuple[Diagnostic, ...]
    sources: Sources = field(default_factory=Sources)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of ``messages`` by its name, for the person who waits."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """So many letters are to be made; those that stand already are told of as skipped.

    ``refused`` more were wanted, and cannot be made: what they say is wrong.
    """

    total: int
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """So many of the letters that are wanted stand whole, and are not made again."""

    count: int


@dataclass(frozen=True, slots=True)
class LetterDone:
    """One letter was made, or failed."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """Files that stand as they are, and that the work would have made."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """Files that the work would write."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Wrote:
    """Files that were written, of no one letter."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event of all."""

    status: RunStatus
    failed: int = 0
    total: int = 0


def record_of(outcome: Outcome, files: Sequence[str]) -> dict[str, object]:
    """One letter as data, without its recipients' numbers; ``files`` as a face shows them."""
    job = outcome.job
    return {
        "row": job.row,
        "recipient": names_only(job.recipient),
        "addressee": names_only(job.addressee),
        "state": "failed" if outcome.fault else "written",
        "pages": job.pages,
        "files": list(files),
        "code": outcome.fault.code if outcome.fault else None,
    }


WorkEvent = FoundFaults | Note | Begun | Skipped | LetterDone | Standing | Planned | Wrote | Ended
