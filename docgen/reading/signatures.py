"""Who signs a letter: rank, name in brackets, post; one under another or beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from docgen.reading.beside import columns_of
from docgen.reading.contacts import is_contact
from docgen.reading.found_letter import FoundSigner, ReadField
from docgen.reading.line_texts import joined_lines
from docgen.reading.lines import Aside, ReadLine, Where, Why
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.units import ReadUnit, Recognition

_LONGEST_TITLE = 110
_LONGEST_POST = 600  # characters, over all the lines that it goes on over
_MOST_TITLES = 4
_MOST_ROWS = 12
_FLUSH = 8.0  # points: what begins so near the margin stands in no column
_AXIS_WIDE = 6.0  # points: what stands in one middle differs by no more
_WORD = 45.0  # points: no word that is broken off is longer
NEAR = 4  # lines within which a signature follows a close


def signers(state: Recognition) -> list[FoundSigner]:
    found: list[FoundSigner] = []
    while state.next_unit is not None:
        start = state.at
        if _in_columns(state):
            found += _columns(state)
        if state.at == start:
            signer = signer_of(state)
            found += [signer] if signer is not None else []
        if state.at == start:
            break
    return found


def signer_of(state: Recognition) -> FoundSigner | None:
    """One signature: a line to sign on, a rank, the name, the lines of the post."""
    rank = role = signed = ""
    name: ReadField | None = None
    parenthesised = True
    start = state.at
    while (unit := state.next_unit) is not None and name is None and state.at - start < NEAR:
        text = unit.joined_pieces
        ranked = pattern("ranked_name").fullmatch(text)
        if ranked:
            rank, name = ranked["rank"].strip(), ReadField(_spaced_name(ranked["name"]))
        elif match := _name_match(unit):
            name = _named_field(match["name"])
        elif pattern("blank_name").fullmatch(text):
            name = ReadField("", (doubt_sentence("not_found"),))
        elif (match := pattern("sign_line").fullmatch(text)) is not None:
            signed = text[: match.start("rest")].strip()
            name, rank, role = _of_sign_line(match["rest"], rank, role)
            parenthesised = name is None
            if name is not None and _is_name_below(state):  # signed in letters, named in brackets
                state.asides.append(Aside(name.text, Why.STAMP, unit.line.place))
                name, parenthesised = None, True
        elif match := pattern("signed_as").fullmatch(text):
            role = match["role"]
        elif match := pattern("rank_and_dots").fullmatch(text):
            rank, role = match["rank"], match["role"] or role
        elif pattern("rank_line").fullmatch(text) and not rank:
            rank = text
        elif (match := pattern("bare_name").fullmatch(text)) and (unit.is_at_axis or start):
            name = ReadField(_spaced_name(match["name"]), (doubt_sentence("bare_name"),))
            parenthesised = False
        elif not pattern("dotted").fullmatch(text):
            if not _is_scrawl(state, text):
                break
            state.asides.append(Aside(text, Why.STAMP, unit.line.place))
        state.take_units("signature")
    if name is None:
        for unit in state.units[start : state.at]:
            unit.role = ""
        state.at = start
        return None
    while not name.text and (unit := state.next_unit) and pattern("dotted").fullmatch(unit.text):
        state.take_units("signature")  # room for a post
    return FoundSigner(name, _titles(state), rank, role, parenthesised, signed)


def _is_name_below(state: Recognition) -> bool:
    """Whether the next line is a name in brackets."""
    return any(_name_match(unit) for unit in state.units_ahead(2)[1:])


def _is_scrawl(state: Recognition, text: str) -> bool:
    """What a reader of pictures makes of a signature between the close and the name."""
    following = state.units_ahead(3)[1:]
    is_close = bool(state.at) and state.units[state.at - 1].role == "complimentary_close"
    return is_close and len(text) < 30 and any(_name_match(unit) for unit in following)


def _name_match(unit: ReadUnit) -> re.Match[str] | None:
    text = unit.joined_pieces
    match = pattern("any_name").fullmatch(text) or pattern("name").fullmatch(text)
    if match is None or pattern("coordinator_inside").fullmatch(text):
        return None
    return match if re.search("[ก-๙A-Za-z]{2}", match["name"]) else None


def _named_field(text: str) -> ReadField:
    name = _spaced_name(text)
    return ReadField(name, () if len(name.split()) > 1 else (doubt_sentence("one_word"),))


def _of_sign_line(rest: str, rank: str, role: str) -> tuple[ReadField | None, str, str]:
    """What stands on a line after «(ลงชื่อ)»: a rank, dots to sign on, a name, a role."""
    rest = rest.strip()
    bracket = re.search(r"\(([^()]{4,60})\)\s*$", rest)
    if bracket and re.search("[ก-๙]{2}", bracket[1]):
        return _named_field(bracket[1]), rank, role
    before, dots, after = _around_dots(rest)
    if dots:
        return None, rank or before, role or after
    if rest and pattern("rank_line").fullmatch(rest):
        return None, rest, role
    return (_named_field(rest) if rest else None), rank, role


def _around_dots(text: str) -> tuple[str, str, str]:
    match = re.search(r"[.…_]{4,}", text)
    if match is None:
        return text, "", ""
    after = text[match.end() :].lstrip(".…_ ")
    return text[: match.start()].strip(), match[0], after.strip()


def _titles(state: Recognition) -> tuple[str, ...]:
    """The lines of a post under a name: what stands at the axis, or goes on with an acting form."""
    found: list[str] = []
    above: ReadLine | None = None
    while (unit := state.next_unit) is not None and len(found) < _MOST_TITLES:
        text = unit.joined_pieces
        is_open = above is not None and len(found[-1]) < _LONGEST_POST
        if above and is_open and (_is_wrapped(above, unit) or _parts_acting(found[-1], text)):
            found[-1] = joined_lines([found[-1], text], [above.ends_in_space])
        elif _is_title(state, unit, text, found):
            found.append(text)
        else:
            break
        above = unit.line
        state.take_units("position_title")
    return tuple(found)


def _parts_acting(above: str, text: str) -> bool:
    """Whether the words of an acting form stand on both lines, and on neither whole."""
    acting = pattern("acting")
    whole = acting.search(above + text.split()[0])
    return whole is not None and whole.start() < len(above) < whole.end()


def _is_wrapped(above: ReadLine, unit: ReadUnit) -> bool:
    """Whether a line of a post goes on with the one above, which had no room for its first word."""
    box, over = unit.line.place.box, above.place.box
    if above.room is None or box is None or over is None or len(unit.filled_pieces) != 1:
        return False
    if pattern("acting").match(unit.text) or is_contact(unit.text):
        return False
    if pattern("acting_ends").search(above.text):
        return False
    is_same_axis = abs((box[0] + box[2]) - (over[0] + over[2])) < 2 * _AXIS_WIDE
    word = (box[2] - box[0]) * len(unit.text.split()[0]) / len(unit.text)
    sides = 2 if is_same_axis else 1
    is_below = is_same_axis or abs(box[0] - over[0]) < _FLUSH
    return is_below and not unit.line.is_set_off and min(word, _WORD) > sides * above.room


def _is_title(state: Recognition, unit: ReadUnit, text: str, found: Sequence[str]) -> bool:
    if len(text) > _LONGEST_TITLE or is_contact(text) or unit.begins_sheet:
        return False
    others = (
        "any_name",
        "sign_line",
        "copies",
        "opinion",
        "date_blank",
        "certified",
        "dotted",
        "choice",
        "memorandum",
        "maker",
        "maker_after",
        "remark",
        "cut_line",
        "photograph",
    )
    if any(pattern(name).fullmatch(text) for name in others) or pattern("date").fullmatch(text):
        return False
    if is_ranked(text) or (found and pattern("rank_line").fullmatch(text)):
        return False
    acting = pattern("acting").pattern
    goes_on = bool(found) and (
        re.search(rf"(?:{acting}|{pattern('and_or').pattern})$", found[-1]) is not None
        or re.match(acting, text) is not None
    )
    name = state.units[state.at - len(found) - 1]
    is_blank = pattern("blank_name").fullmatch(name.joined_pieces) is not None
    if goes_on or (not found and not is_blank):
        return True
    if not (name.is_at_axis or name.line.place.where is Where.BOX):
        return False
    return unit.is_at_axis and not unit.line.is_set_off


def is_ranked(text: str) -> bool:
    """Whether a rank and a name in brackets stand on one line."""
    return pattern("ranked_name").fullmatch(text) is not None


def _in_columns(state: Recognition) -> bool:
    """Whether several signatures stand beside each other here."""
    for unit in state.units_ahead(NEAR):
        is_headed = any(map(pattern("opinion").fullmatch, unit.filled_pieces))
        if state.made.kind == "memorandum" and (is_headed or not unit.filled_pieces):
            return False
        names = [line for line in unit.filled_pieces if pattern("any_name").fullmatch(line)]
        if len(names) > 1:
            return True
        if names:
            return False
    return False


def _columns(state: Recognition) -> list[FoundSigner]:
    """Signatures beside each other, read column by column and told row by row."""
    rows: list[ReadUnit] = []
    for unit in state.each_unit_left():
        text = unit.joined_pieces
        is_side = len(unit.filled_pieces) > 1 or unit.is_at_axis or unit.line.table > 0
        is_inside = bool(rows) and (unit.line.place.left or 0.0) > _FLUSH
        if not (is_side or is_inside) or is_contact(text) or len(rows) > _MOST_ROWS:
            break
        if _signs_below(unit, rows):
            break
        rows.append(unit)
    columns: list[list[FoundSigner]] = []
    for column in columns_of(rows):
        own = Recognition(column, {}, state.made, "")
        columns.append([])
        while (signer := signer_of(own)) is not None:
            columns[-1].append(signer)
    state.take_units("signature", len(rows))
    state.made.signers_across = max(state.made.signers_across, len(list(filter(None, columns))))
    rows_of_signers = zip_longest(*columns)  # those beside each other, then those below
    return [signer for row in rows_of_signers for signer in row if signer is not None]


def _signs_below(unit: ReadUnit, rows: Sequence[ReadUnit]) -> bool:
    """Whether one more signs alone, under those who sign beside each other."""
    if len(unit.filled_pieces) > 1 or not pattern("sign_line").fullmatch(unit.joined_pieces):
        return False
    names = ("any_name", "blank_name")
    return any(
        pattern(name).fullmatch(cell)
        for row in rows
        for cell in row.filled_pieces
        for name in names
    )


def _spaced_name(text: str) -> str:
    return " ".join(text.split())
