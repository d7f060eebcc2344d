"""YAML → nodes with places: strings only, one document, no tags, anchors, aliases or merging.

Only PyYAML's reader, scanner and parser are used: its resolver and constructor would turn
``0023.6`` into a number and run what a tag asks for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, number_in
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.decoding import decode
from docgen.loading.yaml import line_mistakes
from docgen.loading.yaml.nodes import Mapping, Sequence
from docgen.loading.yaml.yaml_events import NodeBuilder

if TYPE_CHECKING:
    from docgen.loading.yaml import first_line, ways, yaml_mistakes
else:  # for what cannot be read
    first_line = later("docgen.loading.yaml.first_line")
    ways = later("docgen.loading.yaml.ways")
    yaml_mistakes = later("docgen.loading.yaml.yaml_mistakes")

MOST_BYTES = 1_000_000
_MOST_REPAIRS = 20
_SMALL = 100_000  # characters; a larger file is not read again for every repair
_FOLDED = ("DG1302", "DG1303", "DG1305")  # a text that goes on to another line
_PARTED = ("DG1126", "DG1301")  # lines that are no text of one piece
_DOUBTFUL = {"DG1126", "DG1118", "DG1119", "DG1120", "DG1202", "DG1203", "DG1206", "DG1207"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's content.

    ``complete`` is false when parts had to be passed over; on ``doubtful`` lines something was
    read that its author cannot have meant, so nothing more should be said about them. ``items``
    is the content of a file that is one list.
    """

    root: Mapping | None
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    complete: bool = True
    doubtful: frozenset[int] = frozenset()
    items: Sequence | None = None


def read_yaml(path: Path, *, listed: bool = False, within: Path | None = None) -> Parsed:
    """The file at ``path``; every reading fault is in ``found``, none is raised.

    ``listed`` takes a file that is one list, as recipients are; else that is a fault. ``within`` is
    the folder that it must not lead out of, where no user has named it.
    """
    content, fault = opening.content_or_fault(path, MOST_BYTES, within=within)
    if content is None:
        return Parsed(None, (fault,) if fault else (), ())
    return parse(content, str(path), listed=listed)


def parse(content: bytes, file: str, *, listed: bool = False) -> Parsed:
    """The content of a YAML file called ``file`` in the diagnostics."""
    text = decode(content, file)
    if text.lines is None:
        return Parsed(None, text.found, text.shown, complete=False)
    lines, mended, shifts = line_mistakes.scan(text.lines, file)
    source = _MendedSource(lines, file, shifts, is_small=len(content) < _SMALL)
    builder = source.read_nodes(listed=listed)
    found = [*text.found, *mended, *source.found, *builder.found]
    is_empty = builder.root is None and builder.items is None
    if is_empty and not any(fault.is_error for fault in found):
        found.append(_no_keys(builder, file))
    found = _without_echoes(found, has_keys=builder.root is not None)
    doubtful = frozenset(fault.at.line for fault in found if fault.code in _DOUBTFUL and fault.at)
    return Parsed(
        builder.root, tuple(found), text.shown, source.is_complete, doubtful, builder.items
    )


class _MendedSource:
    """Lines that are read again after each mistake of theirs is mended, until they are read.

    ``shifts`` says by line number how far a repair moved the text. Afterwards ``found`` has the
    mistakes, and ``is_complete`` is false when parts had to be passed over.
    """

    def __init__(
        self, lines: list[str], file: str, shifts: dict[int, int], *, is_small: bool
    ) -> None:
        self.found: list[Diagnostic] = []
        self.is_complete = True
        self._lines, self._file, self._shifts = lines, file, shifts
        self._is_small = is_small
        self._mended: set[int] = set()

    def read_nodes(self, *, listed: bool) -> NodeBuilder:
        """The nodes of the lines, as far as they could be read."""
        builder = NodeBuilder(self._lines, self._file, self._shifts, listed=listed)
        for _ in range(_MOST_REPAIRS if self._is_small else 1):
            builder = NodeBuilder(self._lines, self._file, self._shifts, listed=listed)
            broken = builder.run()
            if broken is None:
                return builder
            if not self._mend(self._mistake(broken)):
                break
        self.is_complete = False
        return builder

    def _mistake(self, broken: yaml_mistakes.BrokenError) -> yaml_mistakes.Mistake:
        """The mistake that stopped the reading; in a small file its remedy has been tried."""
        mistake = yaml_mistakes.mistake_behind(broken, self._lines, self._file)
        if not self._is_small:
            return mistake
        at_first = first_line.first_line_mistake(mistake, self._lines, _stop_and_faults)
        return at_first or ways.proven_mistake(mistake, self._lines, _stop_and_faults)

    def _mend(self, mistake: yaml_mistakes.Mistake) -> bool:
        """Put the repaired line in place; false where no line is left that could be mended.

        A line that is at fault a second time is passed over, and not told again.
        """
        at = mistake.line
        is_again = at in self._mended
        if not is_again:
            self.found.append(mistake.diagnostic)
        if at is None or not self._lines[at]:
            return False
        self._mended.add(at)
        self._lines[at] = "" if is_again else mistake.repaired
        for index in range(at + 1, at + 1 + mistake.following):
            self._lines[index] = ""
        self.is_complete = self.is_complete and mistake.is_whole and not is_again
        if mistake.is_whole:
            self._shifts[at + 1] = self._shifts.get(at + 1, 0) + mistake.shift
        return True


def _without_echoes(faults: list[Diagnostic], *, has_keys: bool) -> list[Diagnostic]:
    """The faults without those of texts over several lines that were never meant as one text.

    Such lines have been told as what they are, or are all that the file has.
    """
    told_lines = {
        line
        for fault in faults
        if fault.code in _PARTED and fault.at
        for line in range(fault.at.line, max(fault.at.line, number_in(fault.params, "last")) + 1)
    }
    return [
        fault
        for fault in faults
        if fault.code not in _FOLDED
        or (has_keys and (not fault.at or fault.at.line not in told_lines))
    ]


def _stop_and_faults(lines: list[str]) -> tuple[int | None, frozenset[int]]:
    """On which line reading stops, counted from 0, and on which something is amiss."""
    builder = NodeBuilder(lines, "", {}, listed=True)
    broken = builder.run()
    amiss = frozenset(fault.at.line - 1 for fault in builder.found if fault.at and fault.is_error)
    if broken is None:
        return None, amiss
    at = yaml_mistakes.mistake_behind(broken, lines, "").line
    return (broken.mark[0] if at is None else at), amiss


def _no_keys(builder: NodeBuilder, file: str) -> Diagnostic:
    for number, line in enumerate(builder.lines, 1):
        if line.strip() and not line.lstrip().startswith(("#", "---")):
            written = line.strip()
            column = len(line) - len(line.lstrip()) + 1
            at = Position(file, number, column, len(written))
            return yaml_mistakes.without_key(written, at)
    return Diagnostic("DG1009", Position(file))
