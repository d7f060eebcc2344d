"""Digests of all that a letter depends on, so that a second run makes only what has changed."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path
from typing import Any

from docgen import __version__, opening
from docgen.batch.enclosures import Enclosures, paths_of_enclosed
from docgen.layout.paging.letter_patterns import FACTS
from docgen.layout.paging.reuse import Kept
from docgen.layout.text.faces import face_for
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.model.dossier import Dossier
from docgen.model.letter import Annex, Block, Letter
from docgen.press import Press
from docgen.writers.files import digest

_PARTS = 512
_PICTURES = ("signature_picture", "seal")  # known by what the files hold, not by where they lie


def making(press: Press, prepared: MadeLetter, enclosed: Enclosures) -> str:
    """For what all letters share: program, measures, forms, faces, pictures, enclosures."""
    pages, dossier = prepared.pages, prepared.dossier
    if pages is None or dossier is None:
        return ""
    face = face_for(pages.family)
    files = [face.regular, face.bold, *face.others]
    pictures = [pages.emblem, *(getattr(prepared.letter, name) for name in _PICTURES)]
    files += [Path(picture) for picture in pictures if picture]
    forms = [_text_of_part(each.form) for each in (dossier, *dossier.sheets)]
    measures = [(measure.name, measure.value) for measure in press.standard]
    wishes = (dossier.circular.gazette, dossier.has_check_code)
    facts = (__version__, press.page_breaks, pages.family, measures, forms)
    whole = (facts, [digest(file) for file in files], enclosed.digests, wishes)
    return hashlib.sha256(repr(whole).encode("utf-8")).hexdigest()


def words_of(made: MadeLetter, enclosed: tuple[str, ...] = ()) -> str:
    """SHA-256 of what the letter says, whatever program draws it, and of what goes with it."""
    text = made.letter.to_text() if made.letter else ""
    whole = "\0".join((text, *enclosed))
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()


def enclosed_digests(dossier: Dossier, seen: tuple[Path, ...] = ()) -> tuple[str, ...]:
    """What goes out with the letter: SHA-256 of PDFs, and of what enclosed circulars say."""
    found: list[str] = []
    seen = (*seen, opening.resolved_path(dossier.path))
    for path in paths_of_enclosed(dossier):
        if path.suffix == ".pdf" and opening.is_file(path):
            found.append(digest(path))
        elif path.suffix != ".pdf" and path not in seen:
            made = prepare(path, Workspace(dossier.workspace))
            found.append(words_of(made))
            found += enclosed_digests(made.dossier, seen) if made.dossier is not None else ()
    return tuple(found)


class Contents:
    """Digests of letters; a block or an annex that many letters share is read once."""

    def __init__(self) -> None:
        self._kept: Kept[tuple[Annex | Block, str]] = Kept(_PARTS)

    def of(self, letter: Letter) -> str:
        """For the letter alone: its words and how they are marked, wherever they were typed."""
        facts = tuple(getattr(letter, name) for name in FACTS if name not in _PICTURES)
        whole = hashlib.sha256(_text_of_part(facts).encode("utf-8"))
        parts: tuple[Annex | Block, ...] = (*letter.blocks, *letter.annexes)
        for part in parts:
            whole.update(self._part(part).encode("ascii"))
        for sheet in letter.sheets:
            whole.update(self.of(sheet).encode("ascii"))
        return whole.hexdigest()

    def _part(self, part: Annex | Block) -> str:
        kept = self._kept.get(id(part))
        if kept is None:
            said = hashlib.sha256(_text_of_part(part).encode("utf-8")).hexdigest()
            kept = self._kept.put(id(part), (part, said))
        return kept[1]


def _text_of_part(part: Any) -> str:
    """A part of a letter as text, all of it but the places it was typed at."""
    if isinstance(part, tuple):
        return "(" + ",".join(map(_text_of_part, part)) + ")"
    if hasattr(part, "__dataclass_fields__"):
        names = (field.name for field in fields(part) if field.name != "at")
        return type(part).__name__ + _text_of_part(tuple(getattr(part, name) for name in names))
    return repr(part)
