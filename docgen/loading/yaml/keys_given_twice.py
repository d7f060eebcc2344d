"""Which lines to delete of a key that a file gives twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.codes import reasons
from docgen.codes.reasons import Reason
from docgen.diagnostics import Position


def one_to_delete(lines: Sequence[str], first: Position, second: Position, is_flow: bool) -> Reason:
    """Which lines to delete of a key that is given twice: those of one of the two."""
    if is_flow:
        line = lines[second.line - 1]
        rest = re.split(r"[,}]", line[second.column - 1 :], maxsplit=1)[0].strip()
        return reasons.deleted_text(rest)
    both = (first, second)
    spans = [
        _lines_under(lines, position)
        for position in both
        if not lines[position.line - 1][: position.column - 1].strip()
    ]
    return reasons.deleted_lines(*spans)


def _lines_under(lines: Sequence[str], key: Position) -> tuple[int, int]:
    """The first and the last line of what stands under a key."""
    last = key.line
    for number, line in enumerate(lines[key.line :], key.line + 1):
        text, indent = line.strip(), len(line) - len(line.lstrip())
        if not text:
            continue
        if indent < key.column and not (indent == key.column - 1 and text.startswith("- ")):
            break
        last = number
    return key.line, last
