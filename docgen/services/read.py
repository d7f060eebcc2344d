"""A received letter as a draft circular."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.drafting.received import draft_yaml
from docgen.loading.workspace import Workspace, offices
from docgen.reading import ReadLetter, Recognised, recognise
from docgen.reading.patterns import table
from docgen.services.reports import Report, reported


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a letter that was read: its YAML, how many doubts stand in it, the letter."""

    text: str
    doubtful: int
    letter: ReadLetter


def known_letter(path: Path, content: bytes | None = None) -> Recognised:
    """The letter in a file. Raises: Rejected with DG2222, when it has the marks of no kind."""
    read = recognise(path, content)
    if read.letter is None:
        raise Rejected([Diagnostic("DG2222", Position(str(path)), {"file": path.name})])
    return read


@reported
def read(
    path: Path, workspace: Workspace, keys: str = "th", content: bytes | None = None
) -> Report[Draft]:
    """The draft of the letter at ``path``; ``content`` are its bytes where they are at hand."""
    letter = known_letter(path, content).letter
    assert letter is not None
    text = draft_yaml(
        letter,
        source=path.name,
        offices=offices.offices(workspace).models,
        signatories=offices.signatories(workspace).models,
        keys=keys,
    )
    return Report(Draft(text, text.count(f"# {table()['check']}:"), letter))
