"""Keys and values of a draft that was read, in Thai or English, each doubt beside its value."""

from __future__ import annotations

from docgen import vocabulary
from docgen.drafting.yaml_lines import commented_line, scalar
from docgen.kinds import Kind
from docgen.light import dataclass
from docgen.reading.found_letter import ReadField
from docgen.reading.lines import UNMAPPED
from docgen.reading.patterns import doubt_sentence, table


@dataclass(frozen=True, slots=True)
class DraftKeys:
    """The language of the keys: ``th`` or ``en``."""

    keys: str

    def key(self, section: str, name: str) -> str:
        """A key by its English name."""
        return vocabulary.thai(section, name) if self.keys == "th" else name

    def line(self, name: str, one: ReadField) -> str:
        """A line of the circular itself."""
        return self.of("circular", name, one.text, one.doubts)

    def own_key(self, kind: Kind, name: str) -> str:
        """The key of a field that only a kind has."""
        found = kind.own_field(name)
        return name if found is None or self.keys != "th" else found.name

    def own_field(self, kind: Kind, name: str, one: ReadField) -> str:
        """A line with a field that only a kind has."""
        line = f"{self.own_key(kind, name)}: {scalar(one.text)}".rstrip()
        return commented_line(line, self.check((*one.doubts, *_unread(one.text))))

    def of(self, section: str, name: str, text: str, doubts: tuple[str, ...] = ()) -> str:
        """A key with its value, and beside it why to look at it."""
        line = f"{self.key(section, name)}: {scalar(text)}".rstrip()
        return commented_line(line, self.check((*doubts, *_unread(text))))

    @property
    def yes(self) -> str:
        """The word that affirms."""
        return vocabulary.thai("yes_no", "yes") if self.keys == "th" else "yes"

    def check(self, doubts: tuple[str, ...]) -> str:
        """The comment that says why to look."""
        return f"{table()['check']}: {'; '.join(doubts)}" if doubts else ""

    @staticmethod
    def cell(text: str) -> str:
        """A text as it stands in a list between brackets."""
        plain = text.replace("'", "''")
        return f"'{plain}'"


def _unread(text: str) -> tuple[str, ...]:
    """The doubt of a text some of whose letters the file does not tell."""
    return (doubt_sentence("unread_letters"),) if UNMAPPED in text else ()
