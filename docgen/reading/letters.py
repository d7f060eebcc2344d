"""A letter recognised: its kind by its marks, its fields, and everything that no field takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.kinds import Kind
from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.deadlines import deadlines_of
from docgen.reading.english import is_english, read_english
from docgen.reading.envelopes import reads_as_envelope
from docgen.reading.feet import closes_body, read_foot
from docgen.reading.feet_over import with_feet_over
from docgen.reading.field_texts import said_by
from docgen.reading.foot_columns import with_feet_parted
from docgen.reading.found_letter import ReadLetter, missing_field
from docgen.reading.free_sheets import SHEET
from docgen.reading.furniture import begin_recognition
from docgen.reading.heads import read_head
from docgen.reading.labelled import read_parts
from docgen.reading.lines import Aside, ReadFile, ReadLine, Why
from docgen.reading.own_kinds import kind_by_title, read_own_kind
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.said_texts import SaidTexts
from docgen.reading.sheets import SHEET_KINDS, is_sheet, own_recognition, read_sheets, sheet_of
from docgen.reading.stamped import read_stamped
from docgen.reading.titled import read_titled, title_of
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.numerals import to_arabic

_LEAST_TITLED = 2  # lines; fewer are a title and nothing under it
# A body takes its lines as they are; what is named already is told.
_TAKEN_WHOLE = ("body", "unknown")
_LABELS = ("subject", "recipient")


def read_letter(lines: Sequence[ReadLine] | ReadFile) -> ReadLetter | None:
    """The letter in a file; ``None`` where it has the marks of no kind."""
    file = lines if isinstance(lines, ReadFile) else ReadFile(tuple(lines))
    state = recognition_of(file)
    return state.made if state is not None else None


def recognition_of(file: ReadFile, own: Sequence[Kind] = ()) -> Recognition | None:
    """The recognition of a file, each line with its role; ``None`` where it is no letter.

    ``own`` are the kinds that a workspace has beside docgen's.
    """
    state = begin_recognition(file)
    named = kind_by_title(state.units, own)
    if named is not None:
        _before(state, named[1])
        read_own_kind(state, *named)
        read_sheets(state)
    elif _is_no_letter(state.units):
        _sheet_alone(state)
    elif not _read_by_its_marks(state):
        return None
    _finish(state, file)
    return state


def _read_by_its_marks(state: Recognition) -> bool:
    """Read a letter of docgen's own kinds, with what lies under it; false where it is none."""
    title = title_of(state.units) if len(state.units) > _LEAST_TITLED else None
    labels = _labels(state.units)
    is_memorandum = any(pattern("memorandum").fullmatch(unit.text) for unit in state.units[:8])
    if title is not None and not is_memorandum and (not labels or title[1] <= min(labels)):
        _before(state, title[1])
        read_titled(state, *title)
    elif is_english(state.units):
        read_english(state)
    elif labels:
        _letter(state, labels)
    elif not read_stamped(state):
        return False
    below = _memorandum_below(state) if is_memorandum else []
    read_sheets(state)
    state.made.sheets = (*below, *state.made.sheets)
    return True


def _labels(units: Sequence[ReadUnit]) -> list[int]:
    found = []
    for index, unit in enumerate(units):
        if any(pattern(f"parts.{name}").fullmatch(unit.text) for name in _LABELS):
            found.append(index)
    return found


def _is_no_letter(units: Sequence[ReadUnit]) -> bool:
    """Whether a file is a form, a list or an envelope: no number of a letter stands over it."""
    if reads_as_envelope(units):
        return True
    head = [cell for unit in units[:8] for cell in unit.filled_pieces]
    return is_sheet(units) and not any(pattern("number").fullmatch(cell) for cell in head)


def _sheet_alone(state: Recognition) -> None:
    """A file that is a form or a list and no letter."""
    secrecy, urgency = state.made.secrecy, state.made.urgency
    state.made = sheet_of(state.units, state.tables)
    state.made.secrecy = state.made.secrecy or secrecy
    state.made.urgency = state.made.urgency or urgency


def _before(state: Recognition, end: int) -> None:
    for unit in state.units[:end]:
        state.leave(unit, Why.UNKNOWN)
        unit.role = "unknown"


# -- letters -------------------------------------------------------------------------------------


def _letter(state: Recognition, labels: Sequence[int]) -> None:
    subject = next(
        (i for i in labels if pattern("parts.subject").fullmatch(state.units[i].text)), None
    )
    first = subject if subject is not None and subject < labels[0] + 12 else labels[0]
    read_head(state, min(first, labels[0]) if labels[0] < first else first)
    state.at = min(first, labels[0])
    state.units[state.at :] = with_feet_over(with_feet_parted(state.units[state.at :]))
    state.data_tables = tables_of_data(state, state.at)
    read_parts(state)
    read_units_of_body(state, closes_body)
    read_foot(state)
    made = state.made
    if subject is None:
        made.subject = missing_field()
    is_bare = not made.number.text or not (made.body and made.date.text)
    if made.kind == "external_letter" and is_bare and not made.close.text:
        made.kind_doubts = (doubt_sentence("kind"),)


def _memorandum_below(state: Recognition) -> list[ReadLetter]:
    """The memorandum that answers, under the one that asks, on the sheet that this ends on."""
    unit = state.next_unit
    if unit is None or unit.begins_sheet or not pattern("memorandum").fullmatch(unit.text):
        return []
    left = state.units_left
    count = next((at for at, below in enumerate(left) if at and below.begins_sheet), len(left))
    own = own_recognition(left[:count], state.tables)
    labels = _labels(own.units)
    if not labels:
        return []
    own.made = ReadLetter(is_same_sheet=True)
    _letter(own, labels)
    state.asides += own.asides
    for taken, seen in zip(left, own.units, strict=False):
        taken.role = SHEET if seen.role else ""
    state.take_units(SHEET, own.at)
    return [own.made]


# -- everything accounted for --------------------------------------------------------------------


def _finish(state: Recognition, file: ReadFile) -> None:
    """Deadlines; then every line that no field says is named, with what the file keeps aside."""
    made = state.made
    if made.kind not in SHEET_KINDS:
        made.deadlines = deadlines_of([paragraph.text for paragraph in made.body], made.day)
    said = SaidTexts(said_by(made))
    aside = SaidTexts(to_arabic(each_aside.text) for each_aside in state.asides)
    last = max((at for at, unit in enumerate(state.units) if unit.role), default=-1)
    for at, unit in enumerate(state.units):
        if not unit.role:
            state.leave(unit, Why.AFTER if at > last else Why.UNKNOWN)
        elif unit.role not in _TAKEN_WHOLE and at not in state.whole_lines:
            for cell in unit.filled_pieces:
                if is_said(cell, said) or aside.hold(cell):
                    continue
                why = Why.AFTER if unit.role == SHEET else Why.UNKNOWN
                state.asides.append(Aside(cell, why, unit.line.place))
    made.asides = tuple(state.asides)


def is_said(cell: str, said: SaidTexts) -> bool:
    """Whether a field says a piece of a line, its label and number not counted."""
    if said.hold(cell):
        return True
    reply = pattern("reply").fullmatch(cell)
    if reply and said.hold(reply["caption"]) and said.hold(reply["way"]):
        return True
    for rest in _without_label(cell):
        if said.hold(rest) or any(map(said.hold, _without_label(rest))):
            return True
    return False


def _without_label(cell: str) -> Iterator[str]:
    for name in (
        *("parts.subject", "parts.recipient", "parts.references", "parts.enclosures", "stamped"),
        *("item", "sub_item", "third_item", "bracket_item", "letter_item", "dot_item", "copies"),
        *("telephone", "fax", "email", "website", "line", "coordinators", "memorandum_office"),
        *("coordinator_inside", "opened", "closed", "session", "held_on", "held_at"),
        *("present", "absent", "attending", "about", "edition_line", "year_line", "remark"),
        *("english.number", "english.subject", "english.enclosed", "blank_to_fill", "choice"),
        *("envelope_leading", "maker", "maker_after", "receipt_number", "receipt_time"),
    ):
        match = pattern(name).fullmatch(cell)
        if match:
            group = next(iter(match.groupdict()), "")
            text = match["text"] if "text" in match.groupdict() else match[group] if group else ""
            yield text or ""
    for name in _WORDS_ALONE:
        if pattern(name).fullmatch(cell):
            yield ""


# Lines that only hold the place of a value, or whose value is told in a form of its own.
_WORDS_ALONE = (
    *("memorandum", "urgency_line", "number", "number_any", "number_blank", "date", "date_blank"),
    *("date_like", "number_and_date", "issue_phrase", "sign_line", "dotted", "blank_name"),
    "month_or_year_word",
    *("signed_as", "number_of_year", "certificate_number", "recorder", "checker", "row_number"),
    *(
        "rank_line",
        "rank_and_dots",
        "ranked_name",
        "secrecy_line",
        "office_and_telephone",
        "english.date",
    ),
    *("cut_line", "reply_form_title", "reply_slip_title", "annex_title", "answerer"),
    *("stamped_word", "certified", "copy_mark", "nobody", "bearer"),
)
