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
_TextRow = list[list[str]]  # each cell as the pieces that it was read in


def read_minutes_head(state: Recognition) -> None:
    made = state.made
    made.date = ReadField("")
    made.subject = ReadField("")
    title: list[str] = []
    while (unit := state.next_unit) is not None:
        text = unit.joined_pieces
        if not title:
            match = pattern("titles.minutes").fullmatch(text)
            title.append(match["issuer"].strip() if match else "")
            state.take_units("title")
        elif (match := pattern("session").fullmatch(text)) and "session" not in made.own:
            made.own["session"] = ReadField("".join(match["text"].split()))
            title += [match["before"].strip()] if match["before"] else []
            _is_held_line(state, match["rest"])
            state.take_units("session")
        elif not _list_label(text) and _is_held_line(state, text):
            state.take_units("held_on")
        elif name := _list_label(text):
            _people(state, name)
        elif match := pattern("opened").fullmatch(text):
            made.own["opened"] = ReadField(match["text"])
            state.take_units("opened")
            break
        elif pattern("agenda").match(text) or ("session" in made.own and len(text) > 120):
            break
        elif "session" not in made.own and unit.line.is_centred:
            title.append(text)
            state.take_units("title")
        else:
            break
    made.own["meeting"] = ReadField(
        "".join(title), () if title and title[0] else (doubt_sentence("not_found"),)
    )
    for name in ("session", "held_on", "held_at", "opened"):
        made.own.setdefault(name, ReadField("", (doubt_sentence("not_found"),)))


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
    rows: list[_TextRow] = []
    first = pattern(name).fullmatch(state.units_ahead(1)[0].text)
    cells = (
        state.units_ahead(1)[0].filled_pieces[1:]
        if len(state.units_ahead(1)[0].filled_pieces) > 1
        else ()
    )
    if not cells and first and first["text"]:
        cells = (first["text"],)
    if cells and not pattern("nobody").fullmatch(" ".join(cells)):
        rows.append([[cell] for cell in _row(cells)])
    state.take_units(name)
    while (unit := state.next_unit) is not None:
        text = unit.joined_pieces
        is_item = pattern("item").fullmatch(text)
        if _list_label(text) or pattern("opened").match(text) or pattern("agenda").match(text):
            break
        if pattern("nobody").fullmatch(text):
            state.take_units(name)
            continue
        if is_item or not rows:
            rows.append([[cell] for cell in _row(unit.filled_pieces)])
        elif (
            unit.line.table
            or state.hangs_under_label(unit)
            or (not unit.line.starts and any(rows[0][-1]))
        ):
            _go_on(rows[-1], unit)
        else:
            break
        state.take_units(name)
    made: TextRows = tuple(tuple(map("".join, row)) for row in rows)
    state.made.own[name] = made


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
    if match is None:
        return ""
    return next(
        (role for role in ("recorder", "checker") if pattern(role).search(match["rest"])), ""
    )


def read_minutes_foot(state: Recognition) -> None:
    made = state.made
    unit = state.next_unit
    match = pattern("closed").fullmatch(unit.text) if unit is not None else None
    made.own["closed"] = ReadField("", (doubt_sentence("not_found"),))
    if match:
        made.own["closed"] = ReadField(match["text"])
        state.take_units("adjourned")
    while (unit := state.next_unit) is not None and state.units_ahead(2)[1:]:
        name = pattern("any_name").fullmatch(unit.text) or pattern("bare_name").fullmatch(unit.text)
        if name is None and _signs_as(unit):
            role = _signs_as(unit)
            match = pattern("any_name").fullmatch(state.units_ahead(2)[1].text)
            state.take_units(role, 2 if match else 1)
            if match:
                made.own.setdefault(role, ReadField(" ".join(match["name"].split())))
            continue
        if name is None:
            if pattern("sign_line").fullmatch(unit.text) or pattern("dotted").fullmatch(unit.text):
                state.take_units("recorder")
                continue
            break
        under = state.units_ahead(2)[1].text
        role = next(
            (
                post_role
                for post_role in ("recorder", "checker")
                if pattern(post_role).search(under)
            ),
            "",
        )
        if not role:
            break
        made.own[role] = ReadField(" ".join(name["name"].split()))
        state.take_units(role, 2)
    read_foot(state)
    _signed_minutes(state)
    made.own.setdefault("recorder", ReadField("", (doubt_sentence("not_found"),)))


def _signed_minutes(state: Recognition) -> None:
    """Who took the minutes and who looked them over, where they sign beside each other."""
    made = state.made
    for signer in made.signers:
        post = " ".join((*signer.titles, signer.role))
        role = next(
            (post_role for post_role in ("recorder", "checker") if pattern(post_role).search(post)),
            "",
        )
        if role and role not in made.own:
            made.own[role] = signer.name
            made.signers = tuple(other for other in made.signers if other is not signer)
