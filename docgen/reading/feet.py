"""The foot of a letter: close, signatures, opinions, whom to ask, copies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.found_letter import Field, FoundContact, FoundOpinion, FoundSigner
from docgen.reading.line_texts import joined
from docgen.reading.lines import Aside, Where, Why
from docgen.reading.patterns import doubt, pattern
from docgen.reading.units import Recognition, Unit

_LONGEST_TITLE = 110
_MOST_TITLES = 4
_NEAR = 4  # lines within which a signature follows a close


def closes(state: Recognition, unit: Unit) -> bool:
    """Whether the body of a letter ends before a line: its close, or a signature."""
    text = " ".join(unit.filled)
    if len(text) < 70 and pattern("close").fullmatch(text):
        return True
    if pattern("sign_line").fullmatch(text) and pattern("dotted").search(text + "      "):
        return True
    if _is_name(state, unit) or _is_ranked(text):
        return True
    return _is_unknown_close(state, unit)


def _is_unknown_close(state: Recognition, unit: Unit) -> bool:
    """A short line after what the letter is for, right before a name in brackets."""
    before = state.units[state.at - 1] if state.at else None
    is_after_aim = before is not None and pattern("always_begins").match(before.text) is not None
    if not is_after_aim or len(unit.text) > 50 or re.search("[0-9()]", unit.text):
        return False
    if unit.line.place.left is not None and not unit.is_at_axis:
        return False
    following = [one for u in state.units[state.at + 1 :][:_NEAR] for one in u.filled]
    is_close_below = any(pattern("close").fullmatch(one) for one in following)
    return not is_close_below and any(pattern("any_name").fullmatch(one) for one in following)


def _is_ranked(text: str) -> bool:
    return pattern("ranked_name").fullmatch(text) is not None


def _is_name(state: Recognition, unit: Unit) -> bool:
    """A name in brackets: by its title, or by standing where names stand."""
    names = [one for one in unit.filled if pattern("any_name").fullmatch(one)]
    if not names or len(names) != len(unit.filled):
        return pattern("blank_name").fullmatch(unit.text) is not None
    if any(pattern("name").fullmatch(one) for one in names):
        return True
    before = state.units[state.at - 1] if state.at else None
    is_after_aim = before is not None and pattern("always_begins").match(before.text) is not None
    is_thai = all(re.search("[ก-๙]", one) for one in names)
    return is_thai and (unit.is_at_axis or unit.line.is_set_off or is_after_aim)


def read_foot(state: Recognition) -> None:
    """Close, signatures, then opinions and whom to ask, down to the end of the letter."""
    _close(state)
    state.made.signers = tuple(_signers(state))
    _opinions(state)
    _contacts(state)


def _close(state: Recognition) -> None:
    unit = state.here
    if unit is None:
        return
    text = " ".join(unit.filled)
    known = len(text) < 70 and pattern("close").fullmatch(text)
    if known or _is_unknown_close(state, unit):
        state.made.close = Field(text)
        state.take("complimentary_close")


# -- signatures ----------------------------------------------------------------------------------


def _signers(state: Recognition) -> list[FoundSigner]:
    found: list[FoundSigner] = []
    while state.here is not None:
        start = state.at
        if _in_columns(state):
            found += _columns(state)
        if state.at == start:
            signer = _signer(state)
            found += [signer] if signer is not None else []
        if state.at == start:
            break
    return found


def _signer(state: Recognition) -> FoundSigner | None:
    """One signature: a line to sign on, a rank, the name, the lines of the post."""
    rank = role = ""
    name: Field | None = None
    parenthesised = True
    start = state.at
    while (unit := state.here) is not None and name is None and state.at - start < _NEAR:
        text = " ".join(unit.filled)
        ranked = pattern("ranked_name").fullmatch(text)
        if ranked:
            rank, name = ranked["rank"].strip(), Field(_spaced(ranked["name"]))
        elif match := _name_match(unit):
            name = _named(match["name"])
        elif pattern("blank_name").fullmatch(text):
            name = Field("", (doubt("not_found"),))
        elif (match := pattern("sign_line").fullmatch(text)) is not None:
            name, rank, role = _of_sign_line(match["rest"], rank, role)
            parenthesised = name is None
        elif match := pattern("signed_as").fullmatch(text):
            role = match["role"]
        elif pattern("rank_line").fullmatch(text) and not rank:
            rank = text
        elif (match := pattern("bare_name").fullmatch(text)) and (unit.is_at_axis or start):
            name = Field(_spaced(match["name"]), (doubt("bare_name"),))
            parenthesised = False
        elif not pattern("dotted").fullmatch(text):
            if not _is_scrawl(state, text):
                break
            state.asides.append(Aside(text, Why.STAMP, unit.line.place))
        state.take("signature")
    if name is None:
        for unit in state.units[start : state.at]:
            unit.role = ""
        state.at = start
        return None
    while not name.text and (unit := state.here) and pattern("dotted").fullmatch(unit.text):
        state.take("signature")  # room for a post
    return FoundSigner(name, _titles(state), rank, role, parenthesised)


def _is_scrawl(state: Recognition, text: str) -> bool:
    """What a reader of pictures makes of a signature between the close and the name."""
    following = state.ahead(3)[1:]
    is_close = bool(state.at) and state.units[state.at - 1].role == "complimentary_close"
    return is_close and len(text) < 30 and any(_name_match(unit) for unit in following)


def _name_match(unit: Unit) -> re.Match[str] | None:
    text = " ".join(unit.filled)
    match = pattern("any_name").fullmatch(text) or pattern("name").fullmatch(text)
    if match is None or pattern("coordinator_inside").fullmatch(text):
        return None
    return match if re.search("[ก-๙A-Za-z]{2}", match["name"]) else None


def _named(text: str) -> Field:
    name = _spaced(text)
    return Field(name, () if len(name.split()) > 1 else (doubt("one_word"),))


def _of_sign_line(rest: str, rank: str, role: str) -> tuple[Field | None, str, str]:
    """What stands on a line after «(ลงชื่อ)»: a rank, dots to sign on, a name, a role."""
    rest = rest.strip()
    bracket = re.search(r"\(([^()]{4,60})\)\s*$", rest)
    if bracket and re.search("[ก-๙]{2}", bracket[1]):
        return _named(bracket[1]), rank, role
    before, dots, after = _around_dots(rest)
    if dots:
        return None, rank or before, role or after
    if rest and pattern("rank_line").fullmatch(rest):
        return None, rest, role
    return (_named(rest) if rest else None), rank, role


def _around_dots(text: str) -> tuple[str, str, str]:
    match = re.search(r"[.…_]{4,}", text)
    if match is None:
        return text, "", ""
    after = text[match.end() :].lstrip(".…_ ")
    return text[: match.start()].strip(), match[0], after.strip()


def _titles(state: Recognition) -> tuple[str, ...]:
    """The lines of a post under a name: what stands at the axis, or goes on with an acting form."""
    found: list[str] = []
    while (unit := state.here) is not None and len(found) < _MOST_TITLES:
        text = " ".join(unit.filled)
        if not _is_title(state, unit, text, found):
            break
        found.append(text)
        state.take("position_title")
    return tuple(found)


def _is_title(state: Recognition, unit: Unit, text: str, found: Sequence[str]) -> bool:
    if len(text) > _LONGEST_TITLE or _is_contact(text) or unit.line.new_page:
        return False
    others = ("any_name", "sign_line", "copies", "opinion", "date_blank", "certified", "dotted")
    if any(pattern(name).fullmatch(text) for name in others) or pattern("date").fullmatch(text):
        return False
    if _is_ranked(text) or (found and pattern("rank_line").fullmatch(text)):
        return False
    acting = pattern("acting").pattern
    goes_on = bool(found) and (
        re.search(rf"(?:{acting}|{pattern('and_or').pattern})$", found[-1]) is not None
        or re.match(acting, text) is not None
    )
    if goes_on or not found:
        return True
    name = state.units[state.at - len(found) - 1]
    if not (name.is_at_axis or name.line.place.where is Where.BOX):
        return False
    return unit.is_at_axis and not unit.line.is_set_off


def _in_columns(state: Recognition) -> bool:
    """Whether several signatures stand beside each other here."""
    for unit in state.ahead(_NEAR):
        names = [one for one in unit.filled if pattern("any_name").fullmatch(one)]
        if len(names) > 1:
            return True
        if names:
            return False
    return False


def _columns(state: Recognition) -> list[FoundSigner]:
    """Signatures beside each other, read column by column."""
    rows: list[Unit] = []
    width = max(len(unit.cells) for unit in state.ahead(_NEAR))
    for unit in state.left:
        text = " ".join(unit.filled)
        is_side = len(unit.filled) > 1 or unit.is_at_axis or unit.line.table > 0
        if not is_side or _is_contact(text) or len(rows) > 12:
            break
        rows.append(unit)
    found = []
    for column in range(width):
        lines = [_cell_unit(unit, column) for unit in rows]
        own = Recognition([one for one in lines if one is not None], {}, state.made, "")
        while (signer := _signer(own)) is not None:
            found.append(signer)
    state.take("signature", len(rows))
    return found


def _cell_unit(unit: Unit, column: int) -> Unit | None:
    cells = unit.cells
    if len(unit.filled) == 1 and len(cells) == 1:
        return None
    text = cells[column] if column < len(cells) else ""
    return Unit(unit.line, text, ("", text)) if text else None


# -- opinions ------------------------------------------------------------------------------------


def _opinions(state: Recognition) -> None:
    """What superiors say under a memorandum, each with a signature of its own."""
    if state.made.kind != "memorandum":
        return
    found = []
    while (unit := state.here) is not None and pattern("opinion").fullmatch(unit.text):
        heading = unit.text
        state.take("opinions")
        texts: list[str] = []
        while (unit := state.here) is not None and not _ends_opinion(state, unit):
            texts.append(unit.text)
            state.take("opinions")
        signer = _signer(state)
        date = _date_under(state)
        if signer is None and not texts:
            state.asides.append(Aside(heading, Why.UNKNOWN))
            continue
        found.append(FoundOpinion(heading, _joined(texts), signer or FoundSigner(Field("")), date))
    state.made.opinions = tuple(found)


def _ends_opinion(state: Recognition, unit: Unit) -> bool:
    text = " ".join(unit.filled)
    others = ("sign_line", "opinion", "copies", "blank_name", "rank_line", "ranked_name")
    if any(pattern(name).fullmatch(text) for name in others) or _is_contact(text):
        return True
    return pattern("any_name").fullmatch(text) is not None and unit.is_at_axis


def _date_under(state: Recognition) -> str:
    unit = state.here
    if unit is None:
        return ""
    text = " ".join(unit.filled)
    if pattern("date").fullmatch(text):
        state.take("opinions")
        match = pattern("date").fullmatch(text)
        return match["date"].strip() if match else text
    if pattern("date_blank").fullmatch(text):
        state.take("opinions")
    return ""


def _joined(texts: Sequence[str]) -> str:
    return joined([one for one in texts if not pattern("dotted").fullmatch(one)])


# -- whom to ask ---------------------------------------------------------------------------------


def _is_contact(text: str) -> bool:
    names = ("telephone", "fax", "email", "coordinators", "contact", "coordinator_inside")
    return any(pattern(name).fullmatch(text) for name in names)


def _contacts(state: Recognition) -> None:
    """The offices to ask with their ways, then copies; what follows is no part of the letter."""
    found: list[FoundContact] = []
    current = FoundContact()
    while (unit := state.here) is not None and not (unit.line.new_page and current.is_reached):
        text = unit.text
        if pattern("copies").fullmatch(text):
            _copies(state)
            continue
        if _ends_contacts(unit, current):
            break
        if _add_way(current, text):
            state.take("responsible_office")
            continue
        if current.is_reached:
            if not _another_office(state):
                break
            found.append(current)
            current = FoundContact()
        if _reply(state, unit, current):
            continue
        current.office.append(text)
        state.take("responsible_office")
    if current.is_reached or (current.office and len(current.office) <= 3):
        found.append(current)
    elif current.office:
        for unit in state.units[state.at - len(current.office) : state.at]:
            unit.role = ""
        state.at -= len(current.office)
    state.made.contacts_of = tuple(found)
    if state.here is not None and pattern("copies").fullmatch(state.here.text):
        _copies(state)


def _reply(state: Recognition, unit: Unit, current: FoundContact) -> bool:
    """A way to answer, or what stands under a code that leads to one."""
    match = pattern("reply").fullmatch(unit.text)
    if match:
        for line in current.office:  # what stood above it belongs to such ways too
            state.asides.append(Aside(line, Why.UNKNOWN))
        current.office.clear()
        state.made.replies += ((match["caption"], match["way"]),)
    elif len(unit.filled) > 1 or unit.is_at_axis:
        state.leave(unit, Why.UNKNOWN)
    else:
        return False
    state.take("reply_channels")
    return True


def _ends_contacts(unit: Unit, current: FoundContact) -> bool:
    text = unit.text
    if unit.line.new_page or len(text) > 150 or unit.line.table:
        return True
    if any(pattern(name).fullmatch(text) for name in ("certified", "makers", "dotted")):
        return True
    return len(unit.filled) > 2 and current.is_reached


def _another_office(state: Recognition) -> bool:
    """Whether a telephone follows within a few lines: then a second office is named here."""
    following = state.ahead(4)
    return any(_is_contact(unit.text) for unit in following[1:]) and not any(
        unit.line.new_page for unit in following[:2]
    )


def _add_way(contact: FoundContact, text: str) -> bool:
    beside = pattern("office_and_telephone").fullmatch(text)
    is_both = beside and pattern("telephone").fullmatch(beside["telephone"])
    if beside and is_both and not contact.telephone and not _is_contact(text):
        contact.office.append(beside["office"])
        text = beside["telephone"]
    inside = pattern("coordinator_inside").fullmatch(text)
    if inside and inside["text"].strip():
        contact.coordinators.append(" ".join(filter(None, map(str.strip, _both(inside)))))
        return True
    match = pattern("coordinators").fullmatch(text)
    if match:
        contact.coordinators += [one.strip() for one in match["text"].split(",") if one.strip()]
        return True
    for name in ("telephone", "fax", "email", "website", "line"):
        match = pattern(name).fullmatch(text)
        if match and not getattr(contact, name):
            setattr(contact, name, match["text"].strip())
            if name == "telephone":
                contact.telephone_label = match["label"]
            return True
    return False


def _both(match: re.Match[str]) -> tuple[str, str]:
    return match["text"], match["way"] or ""


def _copies(state: Recognition) -> None:
    unit = state.here
    match = pattern("copies").fullmatch(unit.text) if unit is not None else None
    if match is None:
        return
    texts = [match["text"]]
    state.take("copies_to")
    while (unit := state.here) is not None and not unit.line.new_page:
        is_item = pattern("item").fullmatch(unit.text)
        if not is_item and (len(texts) > 1 or texts[0]) and not state.hangs(unit):
            break
        texts.append(unit.text)
        state.take("copies_to")
    items = [pattern("item").fullmatch(text) for text in texts if text]
    plain = [text for text in texts if text]
    state.made.copies_to = tuple(
        item["text"] if item else text for item, text in zip(items, plain, strict=True)
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())
