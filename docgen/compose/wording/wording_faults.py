"""Where a fault of a wording stands: in the clerk's sentence, on the word, or in the template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.compose.wording.context import Context
from docgen.diagnostics import Diagnostic, Position, names_in
from docgen.later import later
from docgen.light import regex
from docgen.model.body_parts import Item
from docgen.model.circular import Wording
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.wordings import WordingTemplate
from docgen.thai.marking import mark_faults
from docgen.thai.names import nearest_names

if TYPE_CHECKING:
    from docgen.compose.wording import locked_jinja
    from docgen.compose.wording.locked_jinja import Trouble
else:
    locked_jinja = later("docgen.compose.wording.locked_jinja")

_BRACES = regex(r"\{\{[^{}\n]*+\}\}|\{%[^{}%\n]*+%\}")
_OF_SHAPE = ("DG6011", "DG6012")
_OF_SOURCE = ("DG6003", "DG6004", "DG6010", "DG6013")  # whatever names there are


def of_template(
    fault: Trouble, chosen: WordingTemplate, context: Context, dossier: Dossier, wording: Wording
) -> Diagnostic:
    """At the clerk's slot where its shape is not what the template wants, else in the template."""
    slot = chosen.slot(str(fault.params["name"])) if fault.code in _OF_SHAPE else None
    for name in wording.slots:
        if slot is not None and name in (slot.name, slot.english):
            at = dossier.places.of("body", "slots", name)
            value = wording.slots[name]
            if isinstance(value, str):
                return Diagnostic(fault.code, at, {**fault.params, "name": name})
            text = " ".join(_texts_of(value)).replace("'", "''")
            return Diagnostic("DG6027", at, {"name": name, "text": text})
    return _in_template(fault, chosen, context)


def _texts_of(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        yield " ".join(item.text.split())
        yield from _texts_of(item.items)


@lru_cache(maxsize=64)
def marks_of(chosen: WordingTemplate) -> tuple[Diagnostic, ...]:
    """The template's own marks that are left open, hold nothing, or cross."""
    return tuple(_wrong_marks(chosen))


def _wrong_marks(chosen: WordingTemplate) -> Iterator[Diagnostic]:
    for number, line in enumerate(chosen.source.splitlines(), chosen.first_line):
        for fault in mark_faults(line):
            length = max((fault.end or fault.start) - fault.start, 1)
            at = Position(str(chosen.path), number, fault.start + 1, length)
            yield Diagnostic(fault.code, at, fault.params)


def of_source(chosen: WordingTemplate) -> Iterator[Diagnostic]:
    """What is wrong with a template whatever a letter says: unreadable, not allowed, its marks."""
    yield from marks_of(chosen)
    for fault in locked_jinja.template_faults(chosen.source, {}):
        if fault.code in _OF_SOURCE:
            yield _in_template(fault, chosen, Context({}, frozenset()))


def _in_template(fault: Trouble, chosen: WordingTemplate, context: Context) -> Diagnostic:
    lines = chosen.source.splitlines()
    line = lines[fault.line - 1] if fault.line <= len(lines) else ""
    column = max(_column(line, fault), 0) + 1
    length = max(len(fault.word), 1)
    at = Position(str(chosen.path), chosen.first_line + fault.line - 1, column, length)
    return _diagnosed_fault(fault, at, context)


def in_sentence(
    fault: Trouble, text: str, dossier: Dossier, path: ValuePath, context: Context
) -> Diagnostic:
    """On the word itself, on whichever line of the value it stands; else on the value."""
    start, length = _column(text, fault), len(fault.word)
    if start < 0 or "{" in fault.word:  # a whole line is named where no word can be
        start, length = _braces_with(fault, text, context)
    known = _path_of(dossier, path)
    at = dossier.places.of(*path)
    if start >= 0:
        at = dossier.places.position_inside(known, text, start, start + length)
    return _diagnosed_fault(fault, at, context)


def _braces_with(fault: Trouble, text: str, context: Context) -> tuple[int, int]:
    """Where the braces stand that have the same fault alone, and how long they are."""
    for mark in _BRACES.finditer(text):
        if any(
            trouble.code == fault.code
            for trouble in locked_jinja.template_faults(mark[0], context.values)
        ):
            return mark.start(), len(mark[0])
    return -1, 0


def _path_of(dossier: Dossier, path: ValuePath) -> ValuePath:
    """The path under which the text was kept: an item written bare has no field of its own."""
    return path[:-1] if path not in dossier.places.texts and path[-1:] == ("text",) else path


def _column(text: str, fault: Trouble) -> int:
    """Where the word stands, sought within braces first: the text around may say it too."""
    path = str(fault.params.get("path") or fault.params.get("name") or fault.word)
    for mark in _BRACES.finditer(text):
        start = mark[0].find(path)
        if fault.word and start >= 0 and path.endswith(fault.word):
            return mark.start() + start + len(path) - len(fault.word)
        if fault.word and fault.word in mark[0]:
            return mark.start() + mark[0].index(fault.word)
    return text.find(fault.word) if fault.word else -1


def _diagnosed_fault(fault: Trouble, at: Position, context: Context) -> Diagnostic:
    if fault.code != "DG6005":
        return Diagnostic(fault.code, at, fault.params)
    name, path = str(fault.params["name"]), str(fault.params["path"])
    known = names_in(fault.params, "candidates")
    params = {"name": name, "path": path, "known": locked_jinja.names_to_offer(known)}
    if context.is_left_empty(name) and context.recipient is not None:
        row = {"name": name, "recipient": context.recipient.name}
        return Diagnostic("DG6021", context.recipient.at, row)
    is_recipients = "." in path and name in context.of_recipient
    if is_recipients and known == list(context.values["recipient"]):
        return Diagnostic("DG6017", at, params)
    near = nearest_names(name, known)
    if near:
        return Diagnostic("DG6005", at, {**params, "suggestion": near[0]})
    return Diagnostic("DG6018" if known else "DG6022", at, params)
