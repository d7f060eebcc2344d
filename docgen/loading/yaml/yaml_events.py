"""PyYAML's events → nodes; what YAML allows and docgen does not is reported on the way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.later import later
from docgen.light import regex
from docgen.loading.yaml import parsers, source_runs
from docgen.loading.yaml.leading_marks import as_letters, value_as_typed
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from docgen.loading.yaml.remedy_lines import in_quotes, quoted_value, shortened_text
from docgen.thai.names import clean

if TYPE_CHECKING:
    from docgen.loading.yaml import keys_given_twice, yaml_mistakes
else:
    keys_given_twice = later("docgen.loading.yaml.keys_given_twice")
    yaml_mistakes = later("docgen.loading.yaml.yaml_mistakes")

MOST_NODES = 20_000
MOST_DEPTH = 20
MOST_CHARACTERS = 100_000
_THAI = "[\u0e01-\u0e5b]"
_TWO_THAI = regex(f"{_THAI}{{2}}")
_CUT_OFF = regex(rf"[ \t]++(#(?:[0-9]|{_THAI}|\S.*{_THAI}).*)")


# How people begin an item; a letter with a full stop may be an abbreviation.
_AS_AN_ITEM = regex(
    r"(?:[-+*\u2022\u2013]|[0-9\u0e50-\u0e59]{1,2}[.)]|\([0-9\u0e50-\u0e59]{1,2}\))[ \u00a0]"
)
_BEFORE_ITEM = regex(r"(?P<indent> *)- +")
_CURLY = regex(
    "[\u201c\u201d\u2018\u2019](?P<inside>[^\u201c\u201d\u2018\u2019]+)[\u201c\u201d\u2018\u2019]"
)


class _LimitError(Exception):
    """Reading cannot go on past a limit."""


class NodeBuilder:
    """One pass over the events of a text."""

    def __init__(
        self, lines: list[str], file: str, shifts: dict[int, int], *, listed: bool = False
    ) -> None:
        self.lines = lines
        self.file = file
        self.shifts = shifts
        self.found: list[Diagnostic] = []
        self.root: Mapping | None = None
        self.items: Sequence | None = None
        self._listed = listed
        self._nodes = 0
        self._last = (0, 0)

    def run(self) -> yaml_mistakes.BrokenError | None:
        """Read the document; what stopped the parser, or ``None`` at the end of the file."""
        if run := parsers.run_of_brackets(self.lines):
            line, column = run
            self._report("DG1207", Position(self.file, line, column + MOST_DEPTH), most=MOST_DEPTH)
            return None
        try:
            self._events = parsers.events("\n".join(map(as_letters, self.lines)))
            self._document()
        except yaml_mistakes.BrokenError as broken:
            return broken
        except _LimitError:
            return None
        return None

    def _document(self) -> None:
        self._next()
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return
        root = self._node(self._next(), 0)
        if isinstance(root, Mapping):
            self.root = root
        elif isinstance(root, Sequence) and self._listed:
            self.items = root
        elif isinstance(root, Sequence):
            self._report("DG1211", root.at)
        event = self._next()
        if isinstance(event, DocumentEndEvent):
            event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._report("DG1205", self._at(event))

    def _next(self) -> Any:
        try:
            event = self._events.get_event()
        except MarkedYAMLError as error:
            raise yaml_mistakes.BrokenError.of(error, self._last) from None
        except Exception as error:  # PyYAML lets OverflowError, IndexError and others through
            raise yaml_mistakes.BrokenError(type(error).__name__, "", self._last, None) from None
        if isinstance(event, ScalarEvent):
            event.value = value_as_typed(event.value)
        if event.start_mark is not None:
            self._last = (event.start_mark.line, event.start_mark.column)
        return event

    def _node(self, event: Any, depth: int) -> Node:
        self._nodes += 1
        if depth > MOST_DEPTH:
            self._report("DG1207", self._at(event), most=MOST_DEPTH)
            raise _LimitError
        if self._nodes > MOST_NODES:
            self._report("DG1208", self._at(event), most=MOST_NODES)
            raise _LimitError
        if isinstance(event, AliasEvent):
            self._report("DG1203", self._at(event), text=self._word(event))
            return Scalar("", self._at(event))
        self._refuse_properties(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        assert isinstance(event, ScalarEvent)
        return self._scalar(event)

    def _refuse_properties(self, event: Any) -> None:
        if getattr(event, "anchor", None) is not None:
            self._refuse("DG1203", event)
        elif getattr(event, "tag", None) is not None:
            self._refuse("DG1202", event)

    def _refuse(self, code: str, event: Any) -> None:
        word = self._word(event)
        at = replace(self._at(event), length=max(1, len(word)))
        self._report(code, at, text=word)

    def _word(self, event: Any) -> str:
        """The source from the start of ``event`` up to a space."""
        mark = event.start_mark
        return re.split(r"[ ,\]}]", self.lines[mark.line][mark.column :], maxsplit=1)[0]

    def _sequence(self, event: Any, depth: int) -> Sequence:
        at = self._at(event)
        items = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), at)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        at = self._at(event)
        is_flow = bool(event.flow_style)
        entries: dict[str, MappingEntry] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar):
                self._report("DG1206", key.at)
                continue
            if key.text == "<<" and not key.style:
                self._report("DG1204", key.at)
                continue
            self._check_curly(key, value)
            key = self._plain_key(key)
            if key.text in entries and not depth and vocabulary.is_heading_of_body(key.text):
                self._report("DG2036", key.at, key=key.text)  # each of them goes elsewhere
                continue
            if key.text in entries:
                first = entries[key.text].key.at
                label = vocabulary.thai("words", "here_first")
                way = keys_given_twice.one_to_delete(self.lines, first, key.at, is_flow)
                params = {"key": key.text, "way": way}
                self.found.append(Diagnostic("DG1201", key.at, params, ((first, label),)))
                continue
            entries[key.text] = MappingEntry(key, value)
        if entries and not is_flow:
            at = next(iter(entries.values())).key.at
        return Mapping(tuple(entries.values()), at)

    def _plain_key(self, key: Scalar) -> Scalar:
        text = unicodedata.normalize("NFC", key.text)
        if any(_is_odd(sign) for sign in text):
            text = clean(text)
            self._report("DG1210", key.at, key=key.text, suggestion=text)
        return Scalar(text, key.at, key.style, key.runs)

    def _scalar(self, event: Any) -> Scalar:
        style = event.style or ""
        if style in ("'", '"'):
            self._stop_at_swallowed_key(event)
        runs = source_runs.stretches_of_event(event, self.lines, self.shifts)
        at = self._at(event)
        if runs:
            following = runs[1][0] if len(runs) > 1 else len(event.value)
            at = Position(self.file, runs[0][1], runs[0][2], max(1, following - runs[0][0]))
        scalar = Scalar(event.value, at, style, runs)
        if len(event.value) > MOST_CHARACTERS:
            self._report("DG1212", at, most=MOST_CHARACTERS)
            raise _LimitError
        if not style:
            self._check_cut_off(event)
            self._check_swallowed_items(scalar)
        if style in ("", "'", '"'):
            self._check_folded(scalar)
        return scalar

    def _stop_at_swallowed_key(self, event: Any) -> None:
        """A quotation that is closed only by another's quote, after keys that stand apart."""
        begin, end = event.start_mark, event.end_mark
        if yaml_mistakes.swallows_key(self.lines, (begin.line, begin.column), end.line):
            context = "while scanning a quoted scalar"
            here = (begin.line, begin.column)
            raise yaml_mistakes.BrokenError("", context, (end.line, end.column), here)

    def _check_cut_off(self, event: Any) -> None:
        mark = event.end_mark
        if not event.value or mark.line >= len(self.lines):
            return
        line = self.lines[mark.line]
        match = _CUT_OFF.match(line, mark.column)
        if match and event.start_mark.line == mark.line:
            kept = f"{event.value}{line[mark.column :]}".rstrip()
            at = Position(self.file, mark.line + 1, match.start(1) + 1, len(match[1].rstrip()))
            fixed = quoted_value(line[: event.start_mark.column], kept)
            self.found.append(Diagnostic("DG1115", at, {"kept": event.value, "fixed": fixed}))

    def _check_curly(self, key: Scalar, value: Node) -> None:
        """A value in curly quotes; running text may be a quotation from its first to its last."""
        scalar = value if isinstance(value, Scalar) and not value.style else key
        match = _CURLY.fullmatch(scalar.text) if not scalar.style else None
        running = vocabulary.word("circular", "body") if match else None
        if match and running and key.text not in (running.thai, running.english, "text"):
            params = {"text": shortened_text(scalar.text)}
            params["fixed"] = in_quotes(shortened_text(match["inside"]))
            self._report("DG1125", scalar.at, **params)

    def _check_swallowed_items(self, scalar: Scalar) -> None:
        """Lines that begin as items do, but stand further in: they go on the text of one above."""
        match = _BEFORE_ITEM.fullmatch(self.lines[scalar.at.line - 1][: scalar.at.column - 1])
        if match is None:
            return
        for offset, line, column in scalar.runs[1:]:
            if scalar.text.startswith("- ", offset):
                at = Position(self.file, line, column, 1)
                self._report("DG1304", at, spaces=len(match["indent"]))

    def _check_folded(self, scalar: Scalar) -> None:
        for offset, line, column in scalar.runs[1:]:
            before = scalar.text[:offset].rstrip()[-1:]
            after = scalar.text[offset : offset + 1]
            is_item = _AS_AN_ITEM.match(scalar.text, offset) is not None
            if is_item and not self._begins_a_line(scalar):
                if scalar.text[offset] != "-" or not self._is_in_item(scalar):  # that is DG1304
                    self._report("DG1305", Position(self.file, line, column, 1))
                return
            if is_item or _TWO_THAI.fullmatch(before + after):
                code = "DG1303" if self._begins_a_line(scalar) else "DG1302"
                self._report(code, Position(self.file, line, column, 1))
                return

    def _is_in_item(self, scalar: Scalar) -> bool:
        """Whether a hyphen stands before the text on its line."""
        before = self.lines[scalar.at.line - 1][: scalar.at.column - 1]
        return _BEFORE_ITEM.fullmatch(before) is not None

    def _begins_a_line(self, scalar: Scalar) -> bool:
        """Whether nothing stands before the text on its line: it may be meant as paragraphs."""
        at = scalar.at
        return not scalar.style and not self.lines[at.line - 1][: at.column - 1].strip()

    def _at(self, event: Any) -> Position:
        mark, end = event.start_mark, event.end_mark
        length = end.column - mark.column if end.line == mark.line else 1
        return Position(self.file, mark.line + 1, mark.column + 1, max(1, length))

    def _report(self, code: str, at: Position, **params: object) -> None:
        self.found.append(Diagnostic(code, at, params))


def _is_odd(one: str) -> bool:
    category = unicodedata.category(one)
    return category in {"Cf", "Co", "Cc", "Cn"} or (category == "Zs" and one != " ")
