"""Minutes of a meeting: when and where, who was there, who took them and looked them over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.feet import read_foot
from docgen.reading.found_letter import ReadField
from docgen.reading.lines import TextRows
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.units import ReadUnit, Recognition

_LISTS = ("present", "absent", "attending")
_ROLES = ("recorder", "checker")
_TextRow = list[list[str]]  # each cell as the pieces that it was read in


def read_minutes_head(state: Recognition) -> None:
    made = state.made
    made.date = ReadField("")
    made.subject = ReadField("")
    match = pattern("titles.minutes").fullmatch(state.next_text)
    title = [match["issuer"].strip() if match else ""]
    state.take_units("title")
    while (unit := state.next_unit) is not None and "opened" not in made.own:
        if not _take_meeting_line(state, unit, title):
            break
    made.own["meeting"] = ReadField(
        "".join(title), () if title[0] else (doubt_sentence("not_found"),)
    )
    for name in ("session", "held_on", "held_at", "opened"):
        made.own.setdefault(name, ReadField("", (doubt_sentence("not_found"),)))


def _take_meeting_line(state: Recognition, unit: ReadUnit, title: list[str]) -> bool:
    """A line about the meeting, which is kept; false where its agenda begins or the text."""
    made, text = state.made, unit.joined_pieces
    is_before_session = "session" not in made.own
    if is_before_session and (match := pattern("session").fullmatch(text)):
        made.own["session"] = ReadField("".join(match["text"].split()))
        title += [match["before"].strip()] if match["before"] else []
        _is_held_line(state, match["rest"])
        state.take_units("session")
    elif name := _list_label(text):
        _people(state, name)
    elif _is_held_line(state, text):
        state.take_units("held_on")
    elif match := pattern("opened").fullmatch(text):
        made.own["opened"] = ReadField(match["text"])
        state.take_units("opened")
    elif is_before_session and unit.line.is_centred and not pattern("agenda").match(text):
        title.append(text)
        state.take_units("title")
    else:
        return False
    return True


def _is_held_line(state: Recognition, text: str) -> bool:
    """When and where a meeting was, on one line or on two."""
    when, _, where = text.partition(" ณ ")
    match = pattern("held_on").fullmatch(when.strip())
    if match and "held_on" not in state.made.own:
        state.made.own["held_on"] = ReadField(match["text"].strip())
        if where:
            state.made.own["held_at"] = ReadField(where.strip())
        return True
    match = pattern("held_at").fullmatch(text)
    if match and "held_at" not in state.made.own:
        state.made.own["held_at"] = ReadField(match["text"].strip())
        return True
    return False


def _list_label(text: str) -> str:
    return next((name for name in _LISTS if pattern(name).fullmatch(text)), "")


def _people(state: Recognition, name: str) -> None:
    """A numbered list of people under its label, in columns or in a table."""
    rows = _rows_beside_label(state, name)
    state.take_units(name)
    while (unit := state.next_unit) is not None:
        text = unit.joined_pieces
        if _list_label(text) or pattern("opened").match(text) or pattern("agenda").match(text):
            break
        if pattern("item").fullmatch(text) or (not rows and not pattern("nobody").fullmatch(text)):
            rows.append([[cell] for cell in _row(unit.filled_pieces)])
        elif not pattern("nobody").fullmatch(text):
            if not _is_of_row_above(state, unit, rows):
                break
            _go_on(rows[-1], unit)
        state.take_units(name)
    made: TextRows = tuple(tuple(map("".join, row)) for row in rows)
    state.made.own[name] = made


def _rows_beside_label(state: Recognition, name: str) -> list[_TextRow]:
    """The first of a list, where one stands on the line of its label."""
    unit = state.units_ahead(1)[0]
    label = pattern(name).fullmatch(unit.text)
    cells = unit.filled_pieces[1:]
    if not cells and label and label["text"]:
        cells = (label["text"],)
    if not cells or pattern("nobody").fullmatch(" ".join(cells)):
        return []
    return [[[cell] for cell in _row(cells)]]


def _is_of_row_above(state: Recognition, unit: ReadUnit, rows: list[_TextRow]) -> bool:
    """Whether a line without a number goes on with the person above it."""
    is_wrapped = not unit.line.starts and any(rows[0][-1])
    return bool(unit.line.table) or state.hangs_under_label(unit) or is_wrapped


def _row(cells: Sequence[str]) -> tuple[str, ...]:
    number = re.fullmatch(r"[0-9]{1,3}[.)]?", cells[0])
    kept = list(cells[1:] if number else cells)
    match = pattern("item").fullmatch(kept[0]) if kept else None
    if match and not number:
        kept[0] = match["text"]
    if len(kept) == 1:
        person = pattern("person").fullmatch(kept[0])
        kept = [person["name"], person["rest"]] if person else kept
    return tuple(kept) if len(kept) > 1 else (*kept, "")


def _go_on(row: _TextRow, unit: ReadUnit) -> None:
    """The cells of a row go on over another line."""
    if len(unit.cells) == len(row) + 1:
        for cell, more in zip(row, unit.cells[1:], strict=True):
            cell += [more] if more else []
    else:
        row[-1].append(unit.joined_pieces)


def _signs_as(unit: ReadUnit) -> str:
    """Who signs on a line of dots: the one who took the minutes, or who looked them over."""
    match = pattern("sign_line").fullmatch(unit.text)
    return _role_named(match["rest"]) if match else ""


def _role_named(text: str) -> str:
    """The part in the minutes that a text names; empty where it names none."""
    return next((role for role in _ROLES if pattern(role).search(text)), "")


def read_minutes_foot(state: Recognition) -> None:
    made = state.made
    match = pattern("closed").fullmatch(state.next_unit.text if state.next_unit else "")
    made.own["closed"] = ReadField("", (doubt_sentence("not_found"),))
    if match:
        made.own["closed"] = ReadField(match["text"])
        state.take_units("adjourned")
    while len(ahead := state.units_ahead(2)) > 1:
        if not _take_signature(state, *ahead):
            break
    read_foot(state)
    _signed_minutes(state)
    made.own.setdefault("recorder", ReadField("", (doubt_sentence("not_found"),)))


def _take_signature(state: Recognition, unit: ReadUnit, under: ReadUnit) -> bool:
    """A name over his part in the minutes, or a line to sign on; false where it is neither."""
    name = pattern("any_name").fullmatch(unit.text) or pattern("bare_name").fullmatch(unit.text)
    if name is None:
        return _take_sign_line(state, unit, under)
    role = _role_named(under.text)
    if role:
        state.made.own[role] = ReadField(" ".join(name["name"].split()))
        state.take_units(role, 2)
    return bool(role)


def _take_sign_line(state: Recognition, unit: ReadUnit, under: ReadUnit) -> bool:
    """A line to sign on, with the name under it where the line says who signs."""
    role = _signs_as(unit)
    name = pattern("any_name").fullmatch(under.text) if role else None
    if name is not None:
        state.made.own.setdefault(role, ReadField(" ".join(name["name"].split())))
    is_line = pattern("sign_line").fullmatch(unit.text) or pattern("dotted").fullmatch(unit.text)
    if role or is_line:
        state.take_units(role or "recorder", 2 if name else 1)
    return bool(role or is_line)


def _signed_minutes(state: Recognition) -> None:
    """Who took the minutes and who looked them over, where they sign beside each other."""
    made = state.made
    for signer in made.signers:
        role = _role_named(" ".join((*signer.titles, signer.role)))
        if role and role not in made.own:
            made.own[role] = signer.name
            made.signers = tuple(other for other in made.signers if other is not signer)
