"""The places of a text of many source lines, from a YAML event."""

from __future__ import annotations

from typing import Any


def runs(event: Any, lines: list[str], shifts: dict[int, int]) -> tuple[tuple[int, int, int], ...]:
    """Where each source line of an event's text stands: (offset in the text, line, column).

    Empty when escapes hide the way. ``shifts`` says how far a repair moved each line.
    """
    style = event.style or ""
    first, last = event.start_mark.line, event.end_mark.line
    found: list[tuple[int, int, int]] = []
    offset = 0
    for index in range(first, min(last, len(lines) - 1) + 1):
        line = lines[index]
        begin = event.start_mark.column if index == first else 0
        if index == first and style in ("|", ">"):
            continue
        end = event.end_mark.column if index == last else len(line)
        piece = line[begin:end]
        if index == first and style in ("'", '"'):
            begin, piece = begin + 1, piece[1:]
        if index == last and style in ("'", '"'):
            piece = piece[:-1]
        begin += len(piece) - len(piece.lstrip(" ")) if index != first else 0
        piece = piece.strip(" ") if index != first else piece
        if style == "'":
            piece = piece.split("''")[0]
        if style == '"':
            piece = piece.split("\\")[0]
        place = event.value.find(piece, offset) if piece else -1
        if place >= 0:
            found.append((place, index + 1, begin + 1 - shifts.get(index + 1, 0)))
            offset = place + len(piece)
    if found and found[0][0] != 0:
        return ()
    return tuple(found)
