"""Who signs a letter: rank, name in brackets, post; one under another or beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from docgen.light import dataclass
from docgen.reading.beside import columns_of_units
from docgen.reading.contacts import is_contact
from docgen.reading.found_letter import FoundSigner, ReadField
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.position_titles import position_titles
from docgen.reading.units import ReadUnit, Recognition

_MOST_ROWS = 12
_ROOM = "." * 30  # to write a name on
_NO_COLUMN = 8.0  # points: what begins so near the margin stands in no column
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


@dataclass(slots=True)
class _OpenSignature:
    """A signature as far as its lines have been read; it ends with the name."""

    name: ReadField | None = None
    rank: str = ""
    role: str = ""
    signed: str = ""
    parenthesised: bool = True

    def with_titles(self, titles: tuple[str, ...]) -> FoundSigner:
        """The whole of it, with the lines of the post."""
        name = self.name or ReadField("")
        return FoundSigner(name, titles, self.rank, self.role, self.parenthesised, self.signed)


def signer_of(state: Recognition) -> FoundSigner | None:
    """One signature: a line to sign on, a rank, the name, the lines of the post."""
    signature = _OpenSignature()
    start = state.at
    while (unit := state.next_unit) is not None and state.at - start < NEAR:
        is_part = (
            _take_name(signature, unit)
            or _take_sign_line(state, signature, unit)
            or _take_role_or_rank(signature, unit.joined_pieces)
            or ((unit.is_at_axis or start > 0) and _take_bare_name(signature, unit))
            or _is_room_to_sign(state, unit)
        )
        if not is_part:
            break
        state.take_units("signature")
        if signature.name is not None:
            break
    if signature.name is None:
        state.give_back(start)
        return None
    is_blank = not signature.name.text
    while is_blank and (unit := state.next_unit) and pattern("dotted").fullmatch(unit.text):
        state.take_units("signature")  # room for a post
    return signature.with_titles(position_titles(state))


def _take_name(signature: _OpenSignature, unit: ReadUnit) -> bool:
    """A name in brackets, with its rank or without, or the room for one."""
    text = unit.joined_pieces
    if blank := pattern("titled_blank").fullmatch(text):
        signature.name = ReadField(f"{blank['title']}{_ROOM}", (doubt_sentence("not_found"),))
    elif ranked := pattern("ranked_name").fullmatch(text):
        signature.rank = ranked["rank"].strip()
        signature.name = ReadField(_spaced_name(ranked["name"]))
    elif match := _name_match(unit):
        signature.name = _named_field(match["name"])
    elif pattern("blank_name").fullmatch(text):
        signature.name = ReadField("", (doubt_sentence("not_found"),))
    return signature.name is not None


def _take_sign_line(state: Recognition, signature: _OpenSignature, unit: ReadUnit) -> bool:
    """The line to sign on; a name on it is signed in letters where one in brackets is below."""
    text = unit.joined_pieces
    match = pattern("sign_line").fullmatch(text)
    if match is None:
        return False
    signature.signed = text[: match.start("rest")].strip()
    name, rank, role = _of_sign_line(match["rest"], signature.rank, signature.role)
    signature.rank, signature.role = rank, role
    if name is not None and _is_name_below(state):
        state.asides.append(Aside(name.text, Why.STAMP, unit.line.place))
        name = None
    signature.name, signature.parenthesised = name, name is None
    return True


def _take_role_or_rank(signature: _OpenSignature, text: str) -> bool:
    """A line that says as what one signs, or a rank with or without the dots after it."""
    if match := pattern("signed_as").fullmatch(text):
        signature.role = match["role"]
    elif match := pattern("rank_and_dots").fullmatch(text):
        signature.rank, signature.role = match["rank"], match["role"] or signature.role
    elif pattern("rank_line").fullmatch(text) and not signature.rank:
        signature.rank = text
    else:
        return False
    return True


def _take_bare_name(signature: _OpenSignature, unit: ReadUnit) -> bool:
    """A name without brackets."""
    match = pattern("bare_name").fullmatch(unit.joined_pieces)
    if match is None:
        return False
    signature.name = ReadField(_spaced_name(match["name"]), (doubt_sentence("bare_name"),))
    signature.parenthesised = False
    return True


def _is_room_to_sign(state: Recognition, unit: ReadUnit) -> bool:
    """Dots to sign on, or what a reader of pictures made of a signature; that is left aside."""
    text = unit.joined_pieces
    if pattern("dotted").fullmatch(text):
        return True
    is_scrawl = _is_scrawl(state, text)
    if is_scrawl:
        state.asides.append(Aside(text, Why.STAMP, unit.line.place))
    return is_scrawl


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
        is_inside = bool(rows) and (unit.line.place.left or 0.0) > _NO_COLUMN
        if not (is_side or is_inside) or is_contact(text) or len(rows) > _MOST_ROWS:
            break
        if _signs_below(unit, rows):
            break
        rows.append(unit)
    columns: list[list[FoundSigner]] = []
    for column in columns_of_units(rows):
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
