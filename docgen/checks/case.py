"""What a rule reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docgen import standards
from docgen.circular import Dossier
from docgen.diagnostics import Diagnostic
from docgen.letter import Entry, Letter


@dataclass(frozen=True, slots=True)
class Case:
    """A letter beside the dossier it was composed from."""

    dossier: Dossier
    letter: Letter

    def entries(self, *roles: str) -> list[Entry]:
        """The entries of the letter's blocks of these roles, in order."""
        return [one for block in self.letter.blocks if block.role in roles for one in block.entries]

    def label(self, role: str) -> str:
        """The label the letter prints for that role, if it has such a block."""
        return next((block.label for block in self.letter.blocks if block.role == role), "")

    @property
    def body(self) -> str:
        """The body as one text."""
        return "\n".join(entry.text for entry in self.entries("paragraph", "item"))


Rule = Callable[[Case], Iterator[Diagnostic]]


def form(name: str) -> Any:
    """One value of ``good_form.yaml``."""
    return standards.table("good_form")[name]
