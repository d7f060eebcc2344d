"""Documents of kinds that an office describes itself: known by their title, read by their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from docgen import kinds
from docgen.kinds import Kind, Part
from docgen.light import dataclass
from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.feet import closes_body, read_foot
from docgen.reading.found_letter import ReadField
from docgen.reading.line_texts import joined_units, label_and_text, number_read
from docgen.reading.patterns import date_of, doubt_sentence, pattern
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic

_MOST_HEAD = 8  # lines within which the title stands
_LEAST_TITLE = 4  # letters; fewer say nothing of the kind
_LONGEST = 600  # letters; a longer line is text
_DATES = ("issue_date", "english_date", "date")
_DRAWN = {"rule"}  # values that are lines and say nothing
_VALUE = "\0"  # stands for a value while a line is parted into its words


@dataclass(frozen=True, slots=True)
class _KindLine:
    """A line that a kind prints: its part, the values it holds, its own words between them.

    ``label`` and ``words`` are without spaces; each value stands between two of ``words``.
    """

    part: Part
    label: str
    words: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def own_words(self) -> str:
        """All its own words."""
        return "".join(self.words) + self.label


@dataclass(slots=True)
class _Values:
    """What was read so far, by the names of values, each with the lines it stands on."""

    units: dict[str, list[ReadUnit]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, text: str, unit: ReadUnit) -> None:
        self.units.setdefault(name, []).append(unit)
        self.texts.setdefault(name, []).append(text)


def kind_by_title(units: Sequence[ReadUnit], own: Sequence[Kind]) -> tuple[Kind, int] | None:
    """The kind whose title is one of the first lines, and which; ``None`` where none is."""
    for kind in own:
        lines = _lines(kind.parts[:1])
        if not lines or len(lines[0].own_words) < _LEAST_TITLE:
            continue
        for at, unit in enumerate(units[:_MOST_HEAD]):
            if _values_of(lines[0], unit.joined_pieces) is not None:
                return kind, at
    return None


def read_own_kind(state: Recognition, kind: Kind, first: int) -> None:
    """The whole of a document of an office's own ``kind``, whose title is unit ``first``."""
    made = state.made
    made.kind = kind.id
    made.number = made.date = made.recipient = ReadField("")
    made.subject = ReadField("", (doubt_sentence("not_found"),) if kind.takes("subject") else ())
    roles = [part.role for part in kind.parts]
    body = roles.index("body") if "body" in roles else len(roles)
    values = _Values()
    state.at = first
    _read_lines(state, _lines(kind.parts[:body]), values)
    tail = [line for line in _lines(kind.parts[body + 1 :]) if len(line.own_words) >= _LEAST_TITLE]
    if body < len(roles):
        state.data_tables = tables_of_data(state, state.at)
        read_units_of_body(state, lambda own, unit: _is_of(tail, unit) or closes_body(own, unit))
    _read_lines(state, tail, values)
    read_foot(state)
    _read_lines(state, tail, values)
    _keep_values(state, kind, values)


def _lines(parts: Sequence[Part]) -> list[_KindLine]:
    return [made for part in parts for line in part.text if (made := _line(part, line))]


def _line(part: Part, line: str) -> _KindLine | None:
    """The line of a part; ``None`` where it is only drawn."""
    names = () if part.literal else kinds.places_of(line)
    marked = kinds.filled_line(line, dict.fromkeys(names, _VALUE)) if names else line
    words = tuple(map(_bare, to_arabic(marked).split(_VALUE)))
    made = _KindLine(part, _bare(to_arabic(part.label)), words, names)
    is_drawn = not made.own_words and set(names) <= _DRAWN
    return None if is_drawn else made


def _values_of(line: _KindLine, text: str) -> tuple[str, ...] | None:
    """What a text says between the words of a line, with any spaces; ``None`` for another line.

    Each word is taken where it stands first, so that the text is gone through once.
    """
    if len(text) >= _LONGEST:
        return None
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    bare = _bare(text)
    start = len(line.label) if bare.startswith(line.label) else 0
    start += bool(start) and bare.startswith(":", start)
    first, *between = line.words
    if not bare.startswith(first, start):
        return None
    start += len(first)
    if not between:
        return () if start == len(bare) else None
    spans = []
    *between, last = between
    for word in between:
        end = bare.find(word, start + 1)
        if end < 0:
            return None
        spans.append((start, end))
        start = end + len(word)
    end = len(bare) - len(last)
    if end <= start or not bare.endswith(last):
        return None
    spans.append((start, end))
    return tuple(text[places[begin] : places[until - 1] + 1] for begin, until in spans)


def _read_lines(state: Recognition, lines: Sequence[_KindLine], values: _Values) -> None:
    """Lines of the parts in their order, each value with what it goes on with."""
    place, last = 0, ""
    while (unit := state.next_unit) is not None and len(text := unit.joined_pieces) < _LONGEST:
        found = next(_matches(lines, place, unit), None)
        if found is not None:
            place, line, read = found
            for name, value in zip(line.names, read, strict=True):
                values.add(name, value, unit)
            last = line.names[-1] if line.names else ""
            state.whole_lines.add(state.at)
            state.take_units(line.part.role)
        elif _told_by_role(state, unit):
            last = ""
        elif last and _goes_on(state, unit):
            values.add(last, text, unit)
            state.take_units(state.units[state.at - 1].role)
        else:
            return


def _matches(
    lines: Sequence[_KindLine], place: int, unit: ReadUnit
) -> Iterator[tuple[int, _KindLine, tuple[str, ...]]]:
    for at in range(place, len(lines)):
        line = lines[at]
        read = _values_of(line, unit.joined_pieces)
        is_alike = line.own_words or (line.part.form == "centred") == unit.line.is_centred
        if read is not None and is_alike:
            yield at + 1, line, read


def _told_by_role(state: Recognition, unit: ReadUnit) -> bool:
    """Whether a line is a number, a date, a subject or an addressee, as letters have them."""
    made, text = state.made, unit.joined_pieces
    number = pattern("number").fullmatch(text)
    name, said = label_and_text(text)
    day = date_of(text) if len(text) < _LEAST_TITLE * 10 else None
    if number and not made.number.text:
        made.number = number_read(number["number"])
        made.agency += (number["rest"],) if number["rest"] else ()
        state.take_units("reference_number")
    elif day is not None and not made.date.text:
        made.day, made.date = day, ReadField(to_arabic(long_date(day)))
        state.take_units("date")
    elif name == "subject" and not made.subject.text:
        made.subject = ReadField(said)
        state.take_units("subject")
    elif name == "recipient" and not made.recipient.text:
        made.recipient = ReadField(said)
        state.take_units("salutation")
    else:
        return False
    return True


def _goes_on(state: Recognition, unit: ReadUnit) -> bool:
    before = state.units[state.at - 1].line
    if unit.line.is_set_off or unit.is_under_rule or unit.line.table:
        return False
    if unit.line.is_centred or before.is_centred:
        return unit.line.is_centred and before.is_centred
    return state.goes_on(unit)


def _is_of(lines: Sequence[_KindLine], unit: ReadUnit) -> bool:
    return any(_values_of(line, unit.joined_pieces) is not None for line in lines)


def _keep_values(state: Recognition, kind: Kind, values: _Values) -> None:
    """Each value in the field that it is printed from."""
    made = state.made
    for name, texts in values.texts.items():
        whole = joined_units(texts, values.units[name])
        own = kind.own_field(name)
        day = date_of(whole) if name in _DATES else None
        if name == "subject":
            made.subject = ReadField(whole)
        elif day is not None:
            made.day, made.date = day, ReadField(to_arabic(long_date(day)))
        elif name in _DATES:
            made.date = ReadField("", (doubt_sentence("open_date"),))
        elif own is not None:
            is_list = own.form in ("texts", "rows")
            made.own[own.english] = (
                tuple((text,) for text in texts) if is_list else ReadField(whole)
            )
        elif name.split("|")[-1] in ("agency", "issuer"):
            made.agency = (whole,)


def _bare(text: str) -> str:
    """Without spaces: they stand where they like in a line."""
    return "".join(text.split())
