"""The sheets after a letter: annexed lists, reply forms and slips, envelopes, and free sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.english import is_english, read_english
from docgen.reading.envelopes import read_envelope, reads_as_envelope
from docgen.reading.found_letter import ReadField, ReadLetter, ReadParagraph
from docgen.reading.free_sheets import SHEET, read_free_sheet, read_rest
from docgen.reading.line_texts import joined_units
from docgen.reading.lines import TextRows
from docgen.reading.patterns import pattern
from docgen.reading.units import ReadUnit, Recognition

SHEET_KINDS = ("free_sheet", "reply_form", "reply_slip", "annex_list", "envelope")
TWIN_KIND = "english_letter"  # what goes with a letter in Thai, on a sheet of its own
_LONGEST_BLANK = 50


def read_sheets(state: Recognition) -> None:
    """Everything that begins on a sheet of its own after the letter, sheet by sheet.

    A letter or an order of somebody else that is sent along is not: it is copied, never drawn anew.
    A letter in English of the same day is the letter's own twin.
    """
    last = max((at for at, unit in enumerate(state.units) if unit.role), default=-1)
    rest = state.units[last + 1 :]
    pages = (at for at, unit in enumerate(rest) if unit.begins_sheet)
    first = next(pages, len(rest))
    made = _under_letter(state, rest[:first])
    for group in _groups(rest[first:]):
        if is_english(group):
            made += _twin(state, group, made)
        elif not _is_copy(group):
            made.append(sheet_of(group, state.tables))
    state.made.sheets = tuple(made)


def _under_letter(state: Recognition, units: Sequence[ReadUnit]) -> list[ReadLetter]:
    """A form to cut off and send back, on the sheet that the letter ends on."""
    if not units:
        return []
    text = units[0].joined_pieces
    is_cut = pattern("cut_line").search(text) is not None
    titles = [unit.joined_pieces for unit in units[1:2]] if is_cut else [text]
    is_titled = any(pattern("reply_title").fullmatch(title) for title in titles)
    if not is_titled or not (is_cut or units[0].line.is_centred):
        return []
    sheet = sheet_of(units[1:] if is_cut else units, state.tables)
    sheet.is_same_sheet = True
    if is_cut:
        sheet.cut = text
        units[0].role = SHEET
    return [sheet]


def _twin(
    state: Recognition, units: Sequence[ReadUnit], before: Sequence[ReadLetter]
) -> list[ReadLetter]:
    """The letter in English beside the Thai one; nothing where it is another letter, or a second.

    The day of an English letter is the same day; an undated one goes with an undated letter.
    """
    own = own_recognition(units, state.tables)
    read_english(own)
    if own.made.day != state.made.day or any(sheet.kind == TWIN_KIND for sheet in before):
        return []
    own.made.recipient = ReadField("")
    for unit in units:
        unit.role = SHEET
    return [own.made]


def _is_copy(units: Sequence[ReadUnit]) -> bool:
    """Whether a sheet is a letter of its own, addressed, or a document that was issued."""
    said = [unit.joined_pieces for unit in units]
    has = {
        name: any(pattern(name).fullmatch(text) for text in said)
        for name in ("parts.subject", "parts.recipient", "close", "issue_phrase")
    }
    is_letter = has["parts.subject"] and has["parts.recipient"]
    return is_letter or has["close"] or has["issue_phrase"]


def sheet_of(units: Sequence[ReadUnit], tables: dict[int, TextRows]) -> ReadLetter:
    """One sheet by its marks; one that has none is read from top to bottom, and doubted."""
    for reader in (_annex_list, _reply_slip, _reply_form, read_envelope, read_free_sheet):
        state = own_recognition(units, tables)
        if reader(state):
            break
    for unit in units:
        unit.role = SHEET
    return state.made


def is_sheet(units: Sequence[ReadUnit]) -> bool:
    """Whether a file is such a sheet and no letter: by its title, or its label at the corner."""
    said = [unit.joined_pieces for unit in units]
    names = ("annex_title", "reply_title", "corner_label")
    if any(pattern(name).fullmatch(text) for name in names for text in said[:2]):
        return True
    slip = pattern("reply_slip_title").pattern
    return any(
        pattern("cut_line").search(before) and after == slip for before, after in pairwise(said)
    ) and not any(pattern("close").fullmatch(line) for line in said)


def own_recognition(units: Sequence[ReadUnit], tables: dict[int, TextRows]) -> Recognition:
    """The recognition of one sheet, with the tables that stand on it."""
    numbers = {unit.line.table for unit in units}
    kept = {number: tables[number] for number in sorted(numbers & tables.keys())}
    return Recognition([replace(unit, role="") for unit in units], kept, _empty(), "")


def _empty() -> ReadLetter:
    return ReadLetter(
        number=ReadField(""), date=ReadField(""), subject=ReadField(""), recipient=ReadField("")
    )


def _groups(units: Sequence[ReadUnit]) -> list[list[ReadUnit]]:
    """The lines of each sheet; one that only goes on over the end of a page stays one."""
    pages: list[list[ReadUnit]] = []
    for unit in units:
        if not pages or unit.begins_sheet:
            pages.append([])
        pages[-1].append(unit)
    groups: list[list[ReadUnit]] = []
    for page in pages:
        if not groups or _opens_sheet(page[0]) or reads_as_envelope(page):
            groups.append([])
        groups[-1] += page
    return groups


def _opens_sheet(unit: ReadUnit) -> bool:
    if unit.is_of_word or unit.is_at_axis:
        return True
    text = unit.joined_pieces
    names = ("annex_title", "reply_title", "corner_label", "parts.recipient")
    return any(pattern(name).fullmatch(text) for name in names)


# -- kinds of sheets -----------------------------------------------------------------------------


def _annex_list(state: Recognition) -> bool:
    """A list under «บัญชีแนบท้าย» and what it is annexed to."""
    made = state.made
    if not pattern("annex_title").fullmatch(state.next_text):
        return False
    state.take_units(SHEET)
    annexed = _taken_until(state, ("parts.subject", "row_of_list"))
    subject = pattern("parts.subject").fullmatch(state.next_text)
    if subject:
        first = state.next_unit
        state.take_units(SHEET)
        more = _taken_until(state, ("row_of_list",))
        texts = [subject["text"], *(unit.joined_pieces for unit in more)]
        made.subject = ReadField(joined_units(texts, [unit for unit in (first, *more) if unit]))
    rows = _listed_rows(state)
    if not annexed or not rows:
        return False
    made.kind, made.title = "annex_list", state.units[0].joined_pieces
    made.own = {
        "annexed_to": ReadField(joined_units([unit.joined_pieces for unit in annexed], annexed)),
        "rows": rows,
    }
    read_rest(state)
    return True


def _listed_rows(state: Recognition) -> TextRows:
    """Numbered rows, in columns or as items, without their numbers."""
    rows: list[tuple[str, ...]] = []
    while (unit := state.next_unit) is not None:
        cells = list(unit.filled_pieces)
        number = re.fullmatch("[0-9]{1,3}[.)]?", cells[0])
        item = pattern("item").fullmatch(cells[0])
        if not number and not item:
            break
        kept = cells[1:] if number else [item["text"] if item else "", *cells[1:]]
        rows.append(tuple(kept))
        state.take_units(SHEET)
    return tuple(rows)


def _reply_form(state: Recognition) -> bool:
    """The form that docgen draws: its title, a subject, blanks, choices, who answers."""
    if state.next_text != pattern("reply_form_title").pattern:
        return False
    state.made.kind = "reply_form"
    state.take_units(SHEET)
    return _answer(state)


def _reply_slip(state: Recognition) -> bool:
    """What the receiver keeps, then what is cut off and sent back."""
    cut = next(
        (
            at
            for at, unit in enumerate(state.units)
            if pattern("cut_line").search(unit.joined_pieces)
        ),
        None,
    )
    if cut is None or cut < 2:
        return False
    after = state.units[cut + 1 :]
    if not after or after[0].joined_pieces != pattern("reply_slip_title").pattern:
        return False
    whole, state.units = state.units, state.units[:cut]
    state.take_units(SHEET)
    state.data_tables = tables_of_data(state, state.at)
    read_units_of_body(state, lambda _, __: False)
    state.made.kind = "reply_slip"
    state.units, state.at = whole, cut + 2
    return _answer(state)


def _answer(state: Recognition) -> bool:
    """Subject, blanks, choices, the one who answers, where to send it; whether that is all."""
    made = state.made
    subject: list[ReadUnit] = []
    while (unit := state.next_unit) is not None and unit.line.is_centred:
        subject.append(unit)
        state.take_units(SHEET)
    made.subject = ReadField(joined_units([unit.joined_pieces for unit in subject], subject))
    blanks, choices = _blanks(state), _matched_rows(state, "choice")
    texts = [] if made.kind == "reply_slip" else _taken_until(state, ("sign_line",))
    body = tuple(ReadParagraph(unit.joined_pieces) for unit in texts)
    while (unit := state.next_unit) is not None and pattern("answerer").fullmatch(
        unit.joined_pieces
    ):
        state.take_units(SHEET)
    rest = state.units_left
    made.own = {"blanks": blanks, "choices": choices}
    if rest:
        made.own["return_to"] = ReadField(joined_units([unit.joined_pieces for unit in rest], rest))
        state.take_units(SHEET, len(rest))
    made.body = made.body or body
    return bool(subject and blanks and len(rest) <= 3 and len(subject) <= 3)


def _blanks(state: Recognition) -> TextRows:
    """What is to be filled in: short lines, each with or without the dots that are drawn for it."""
    found: list[tuple[str, ...]] = []
    while (unit := state.next_unit) is not None:
        text = unit.joined_pieces
        blank = pattern("blank_to_fill").fullmatch(text)
        is_other = any(pattern(form).match(text) for form in ("choice", "blank_name", "sign_line"))
        if is_other or not (blank or len(text) < _LONGEST_BLANK):
            break
        found.append((blank["text"].strip() if blank else text.rstrip(" .…_"),))
        state.take_units(SHEET)
    return tuple(found)


def _matched_rows(state: Recognition, name: str) -> TextRows:
    found = []
    while match := pattern(name).fullmatch(state.next_text):
        found.append((match["text"].strip(),))
        state.take_units(SHEET)
    return tuple(found)


def _taken_until(state: Recognition, names: Sequence[str]) -> list[ReadUnit]:
    """The lines before one that a pattern knows, taken."""
    found: list[ReadUnit] = []
    while (unit := state.next_unit) is not None:
        if any(pattern(name).fullmatch(unit.joined_pieces) for name in names):
            break
        found.append(unit)
        state.take_units(SHEET)
    return found
