"""The places of a text of many source lines, from a YAML event."""

from __future__ import annotations

from typing import Any

_PLAIN_PART = {"'": "''", '"': "\\"}  # a quoted text stands as it is typed up to its first of these


def stretches_of_event(
    event: Any, lines: list[str], shifts: dict[int, int]
) -> tuple[tuple[int, int, int], ...]:
    """Where each source line of an event's text stands: (offset in the text, line, column).

    Empty when escapes hide the way. ``shifts`` says how far a repair moved each line.
    """
    style = event.style or ""
    first, last = event.start_mark.line, min(event.end_mark.line, len(lines) - 1)
    found: list[tuple[int, int, int]] = []
    offset = 0
    for index in range(first + (style in ("|", ">")), last + 1):
        begin, piece = _piece_of_line(event, style, index, lines[index])
        place = event.value.find(piece, offset) if piece else -1
        if place >= 0:
            found.append((place, index + 1, begin + 1 - shifts.get(index + 1, 0)))
            offset = place + len(piece)
    if found and found[0][0] != 0:
        return ()
    return tuple(found)


def _piece_of_line(event: Any, style: str, index: int, line: str) -> tuple[int, str]:
    """Where an event's text begins on a line, and what of it is typed there as it reads."""
    is_first, is_last = index == event.start_mark.line, index == event.end_mark.line
    begin = event.start_mark.column if is_first else 0
    piece = line[begin : event.end_mark.column if is_last else len(line)]
    if is_first and style in _PLAIN_PART:
        begin, piece = begin + 1, piece[1:]
    if is_last and style in _PLAIN_PART:
        piece = piece[:-1]
    if not is_first:
        begin += len(piece) - len(piece.lstrip(" "))
        piece = piece.strip(" ")
    if style in _PLAIN_PART:
        piece = piece.split(_PLAIN_PART[style])[0]
    return begin, piece
