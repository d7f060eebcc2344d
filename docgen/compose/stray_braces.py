"""Fields that print as they are: template marks in them would reach the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.model.dossier import Dossier, ValuePath

_MARKS = regex(r"\{[{%#].*?(?:[}%#]\}|$)", re.DOTALL)


def braces(dossier: Dossier) -> list[Diagnostic]:
    """Every field with a template's mark where no template is read."""
    return [
        Diagnostic(
            "DG6020", dossier.places.position_inside(path, text, *match.span()), {"text": text}
        )
        for path, text in _fields(dossier)
        if (match := _MARKS.search(text))
    ]


def _fields(dossier: Dossier) -> Iterator[tuple[ValuePath, str]]:
    circular = dossier.circular
    yield ("subject",), circular.subject
    yield ("recipient",), circular.recipient
    for index, reference in enumerate(circular.references):
        yield ("references", index, "document"), reference.document
    for index, enclosure in enumerate(circular.enclosures):
        yield ("enclosures", index, "item"), enclosure.item
    for name, annex in circular.annexes.items():
        for index, note in enumerate(annex.notes):
            yield ("annexes", name, "notes", index), note
