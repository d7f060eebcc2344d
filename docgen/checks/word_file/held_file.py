"""A Word file with its letter, held to a standard: what every rule about its look is given."""

from __future__ import annotations

from docgen import standards
from docgen.checks.word_file.model import WordParagraph
from docgen.checks.word_file.roles import WordLetter
from docgen.diagnostics import Position
from docgen.light import dataclass
from docgen.reading.lines import ReadFile
from docgen.reading.word.opened_package import WordPackage
from docgen.standards import Standard


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file with its letter, held to a standard; ``read`` is all that it says."""

    package: WordPackage
    letter: WordLetter
    standard: Standard
    word_for_paragraph: str
    read: ReadFile

    def position_of(self, one: WordParagraph | None = None) -> Position:
        """The place of a paragraph as a person counts them, or the file."""
        file = str(self.package.path)
        return Position(file, cell=f"{self.word_for_paragraph} {one.number}" if one else "")

    def shortened_text(self, one: WordParagraph) -> str:
        """The beginning of a paragraph."""
        return one.line_text if len(one.line_text) <= 30 else one.line_text[:30] + "..."


def standard_of() -> Standard:
    """The measures that a file is held to."""
    return standards.typing_manual()
