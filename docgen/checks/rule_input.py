"""What a rule reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docgen import standards
from docgen.compose.kept_last import KeptLast
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.letter import Entry, Letter
from docgen.thai import Fault
from docgen.thai.numerals import to_thai

# What a clerk writes in sentences, by the path's first and last names; the rest is data.
_PROSE = {
    *(("subject", "subject"), ("recipient", "recipient"), ("references", "document")),
    *(("enclosures", "item"), ("annexes", "title"), ("annexes", "notes")),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A letter beside the dossier it was composed from."""

    dossier: Dossier
    letter: Letter

    def entries(self, *roles: str) -> list[Entry]:
        """The entries of the letter's blocks of these roles, in order."""
        return [
            entry for block in self.letter.blocks if block.role in roles for entry in block.entries
        ]

    def label(self, role: str) -> str:
        """The label the letter prints for that role, if it has such a block."""
        return next((block.label for block in self.letter.blocks if block.role == role), "")

    @property
    def body(self) -> str:
        """The body as one text."""
        return "\n".join(entry.text for entry in self.entries("paragraph", "item", "resumed"))

    def place(self, entry: Entry, part: str) -> Position | None:
        """Where ``part`` of an entry was typed, as far as it was typed so."""
        places = self.dossier.places
        for path, text in prose(self.dossier):
            start = to_thai(text).find(part)
            begin = places.texts[path].place(0)
            is_it = entry.at is not None and (begin.line, begin.column) == _start(entry.at)
            if is_it and start >= 0 and len(to_thai(text)) == len(text):
                return places.texts[path].place(start, start + len(part))
        return entry.at


_SENTENCES: KeptLast[Dossier, tuple[tuple[ValuePath, str], ...]] = KeptLast(4)
Rule = Callable[[Case], Iterator[Diagnostic]]
SourceRule = Callable[[Dossier], Iterator[Diagnostic]]


def form(name: str) -> Any:
    """One value of ``good_form.yaml``."""
    return standards.table("good_form")[name]


def prose(dossier: Dossier) -> tuple[tuple[ValuePath, str], ...]:
    """Every Thai sentence of the circular as it was typed, each once, with its path.

    All rules ask for it, one after the other.
    """
    return _SENTENCES.kept_or_made(dossier, None, lambda: tuple(_sentences(dossier)))


def _sentences(dossier: Dossier) -> Iterator[tuple[ValuePath, str]]:
    if dossier.form.language != "th":
        return
    seen = set()
    for path, value in dossier.places.texts.items():
        names = [step for step in path if isinstance(step, str)]
        is_prose = names[:1] == ["body"] or (names[0], names[-1]) in _PROSE
        if is_prose and names[-1:] != ["template"] and value.text.strip():
            at = (value.place(0).line, value.place(0).column)
            if at not in seen:
                seen.add(at)
                yield path, value.text


def _start(at: Position) -> tuple[int, int]:
    return at.line, at.column


def found_in(dossier: Dossier, path: ValuePath, fault: Fault, **params: Any) -> Diagnostic:
    """A fault of the text at ``path``, at its own place."""
    value = dossier.places.texts[path]
    at = value.place(fault.start, fault.end)
    return Diagnostic(fault.code, at, {**fault.params, **params}, mend=fault.mend)
