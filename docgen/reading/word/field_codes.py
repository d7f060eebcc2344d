"""The fields of a Word file: what of each prints, and what is only its instruction."""

from __future__ import annotations

from dataclasses import field

from docgen.light import dataclass, regex
from docgen.reading.word import control_tags, tags

Element = tags.Element
_BUTTON = regex(r"\s*MACROBUTTON\s+\S+\s+(?P<text>.*\S)\s*")


@dataclass(slots=True)
class OpenField:
    """A field that a reader is in: its instruction so far, what it prints without a result."""

    without_result: str = ""
    instruction: str = ""
    is_result: bool = False
    has_printed: bool = False


@dataclass
class FieldCodes:
    """The fields that are open where the walk stands.

    A field that begins and never ends is none: Word prints what follows it.
    """

    _open: list[OpenField] = field(default_factory=list)
    _stray: list[Element] = field(default_factory=list)  # lxml keeps an id only while it is held
    _strays: set[int] = field(default_factory=set)

    def find_strays(self, part: Element) -> None:
        """Learn which beginnings of a part have no end."""
        waiting: list[Element] = []
        for mark in part.iter(tags.tag("fldChar")):
            kind = tags.own_attribute(mark, "fldCharType")
            if kind == "begin":
                waiting.append(mark)
            elif kind == "end" and waiting:
                waiting.pop()
        self._stray += waiting
        self._strays |= {id(mark) for mark in waiting}

    @property
    def is_instruction(self) -> bool:
        """Whether what stands here tells a field what to do, and prints nothing."""
        return not all(each_field.is_result for each_field in self._open)

    def read_instruction(self, text: str) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and not self._open[-1].is_result:
            self._open[-1].instruction += text

    def note_printed(self) -> None:
        """Something of every open field's result was printed."""
        for each_field in self._open:
            each_field.has_printed = True

    def text_at(self, mark: Element) -> str:
        """What prints at the beginning, the middle or the end of a field."""
        kind = tags.own_attribute(mark, "fldCharType")
        if kind == "begin" and id(mark) not in self._strays:
            is_seen = not self.is_instruction
            self._open.append(OpenField(control_tags.chosen_entry(mark)))
            return control_tags.form_box(mark) if is_seen else ""
        if kind == "separate" and self._open:
            self._open[-1].is_result = True
        elif kind == "end" and self._open:
            return self._text_at_end(self._open.pop())
        return ""

    def _text_at_end(self, ended: OpenField) -> str:
        """What a form field or button shows that has no result of its own."""
        if ended.has_printed or self.is_instruction:
            return ""
        match = _BUTTON.fullmatch(ended.instruction)
        return match["text"] if match else ended.without_result
