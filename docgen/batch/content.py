"""Digests of all that a letter depends on, so that a second run makes only what has changed."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path
from typing import Any

from docgen import __version__
from docgen.build import Press
from docgen.dossier import Dossier
from docgen.layout.faces import face_for
from docgen.layout.memory import Kept
from docgen.layout.pages import Pages
from docgen.letter import Annex, Letter
from docgen.writers.files import digest

_ANNEXES = 8


def making(press: Press, pages: Pages, dossier: Dossier) -> str:
    """For what all letters share: program, measures, faces, emblem, files that go with them."""
    face = face_for(pages.family)
    files = [face.regular, face.bold, *([Path(pages.emblem)] if pages.emblem else [])]
    enclosed = [one.file for one in dossier.circular.enclosures if one.file]
    files += [path for one in enclosed if (path := dossier.path.parent / one).is_file()]
    measures = [(one.name, one.value) for one in press.standard]
    facts = (__version__, press.page_breaks, pages.family, measures, [digest(one) for one in files])
    return hashlib.sha256(repr(facts).encode("utf-8")).hexdigest()


class Contents:
    """Digests of letters; an annex that many letters share is read once."""

    def __init__(self) -> None:
        self._annexes: Kept[tuple[Annex, str]] = Kept(_ANNEXES)

    def of(self, letter: Letter) -> str:
        """For the letter alone: its words and how they are marked, wherever they were typed."""
        facts = (letter.kind, letter.title, letter.agency, letter.date, letter.fit_pages)
        whole = hashlib.sha256(repr((facts, letter.terms)).encode("utf-8"))
        whole.update(_said(letter.blocks).encode("utf-8"))
        for annex in letter.annexes:
            whole.update(self._annex(annex).encode("ascii"))
        return whole.hexdigest()

    def _annex(self, annex: Annex) -> str:
        kept = self._annexes.get(id(annex))
        if kept is None:
            said = hashlib.sha256(_said(annex).encode("utf-8")).hexdigest()
            kept = self._annexes.put(id(annex), (annex, said))
        return kept[1]


def _said(part: Any) -> str:
    """A part of a letter as text, all of it but the places it was typed at."""
    if isinstance(part, tuple):
        return "(" + ",".join(map(_said, part)) + ")"
    if hasattr(part, "__dataclass_fields__"):
        names = (one.name for one in fields(part) if one.name != "at")
        return type(part).__name__ + _said(tuple(getattr(part, name) for name in names))
    return repr(part)
