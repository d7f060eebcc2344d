"""YAML → nodes with places: strings only, one document, no tags, anchors, aliases or merging.

Only PyYAML's reader, scanner and parser are used: its resolver and constructor would turn
``0023.6`` into a number and run what a tag asks for.
"""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading.decoding import decode
from docgen.loading.yaml import first_line, line_mistakes, ways, yaml_mistakes
from docgen.loading.yaml.nodes import Mapping, Sequence
from docgen.loading.yaml.yaml_events import NodeBuilder

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
    found = list(text.found)
    lines, mended, shifts = line_mistakes.scan(text.lines, file)
    found += mended
    complete = True
    repaired: set[int] = set()
    rounds = _MOST_REPAIRS if len(content) < _SMALL else 1
    builder = NodeBuilder(lines, file, shifts, listed=listed)
    for _ in range(rounds):
        builder = NodeBuilder(lines, file, shifts, listed=listed)
        broken = builder.run()
        if broken is None:
            break
        mistake = yaml_mistakes.explain(broken, lines, file)
        if len(content) < _SMALL:
            at_first = first_line.first_line_mistake(mistake, lines, _stop_and_faults)
            mistake = at_first or ways.proven_mistake(mistake, lines, _stop_and_faults)
        at = mistake.line
        is_again = at in repaired
        if not is_again:
            found.append(mistake.diagnostic)
        if at is None or not lines[at]:
            complete = False
            break
        repaired.add(at)
        lines[at] = "" if is_again else mistake.repaired
        for index in range(at + 1, at + 1 + mistake.following):
            lines[index] = ""
        complete = complete and mistake.is_whole and not is_again
        if mistake.is_whole:
            shifts[at + 1] = shifts.get(at + 1, 0) + mistake.shift
    else:
        complete = False
    found += builder.found
    root = builder.root
    if root is None and builder.items is None and not any(fault.is_error for fault in found):
        found.append(_no_keys(builder, file))
    if root is None:  # lines that were never read as one text are not one that was broken
        found = [fault for fault in found if fault.code not in _FOLDED]
    known = {
        line
        for fault in found
        if fault.code in _PARTED and fault.at
        for line in range(fault.at.line, fault.params.get("last", fault.at.line) + 1)
    }
    found = [
        fault
        for fault in found
        if fault.code not in _FOLDED or not fault.at or fault.at.line not in known
    ]
    doubtful = frozenset(fault.at.line for fault in found if fault.code in _DOUBTFUL and fault.at)
    return Parsed(root, tuple(found), text.shown, complete, doubtful, builder.items)


def _stop_and_faults(lines: list[str]) -> tuple[int | None, frozenset[int]]:
    """On which line reading stops, counted from 0, and on which something is amiss."""
    builder = NodeBuilder(lines, "", {}, listed=True)
    broken = builder.run()
    amiss = frozenset(fault.at.line - 1 for fault in builder.found if fault.at and fault.is_error)
    if broken is None:
        return None, amiss
    at = yaml_mistakes.explain(broken, lines, "").line
    return (broken.mark[0] if at is None else at), amiss


def _no_keys(builder: NodeBuilder, file: str) -> Diagnostic:
    for number, line in enumerate(builder.lines, 1):
        if line.strip() and not line.lstrip().startswith(("#", "---")):
            written = line.strip()
            column = len(line) - len(line.lstrip()) + 1
            at = Position(file, number, column, len(written))
            return yaml_mistakes.without_key(written, at)
    return Diagnostic("DG1009", Position(file))
