"""Two letters beside each other, each composed from a circular or read from a file."""

from __future__ import annotations

from docgen.comparing.against_print import changes_in_print
from docgen.comparing.differences import Change, differences, parts_of
from docgen.comparing.texts import said_by_read, said_in
from docgen.model.letter import Letter
from docgen.reading import Recognised

Side = Letter | Recognised


def changes_between(before: Side, after: Side) -> tuple[Change, ...]:
    """Every change from one letter to another; spaces, line ends and sheets do not count."""
    if isinstance(before, Letter) and isinstance(after, Letter):
        return differences(parts_of(before), parts_of(after))
    if isinstance(after, Letter):
        assert isinstance(before, Recognised)
        return changes_in_print(said_in(after), before, read_first=True)
    if isinstance(before, Letter):
        return changes_in_print(said_in(before), after, read_first=False)
    return changes_in_print(said_by_read(before), after, read_first=False)
