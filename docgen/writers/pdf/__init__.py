"""PDF and page images, drawn by Typst from finished lines."""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

import typst

from docgen.layout.faces import face_for
from docgen.layout.memory import Kept
from docgen.layout.pages import Page, Pages, Paragraph, Placed, Section, SetTable
from docgen.writers.codes import svg
from docgen.writers.pdf.drawing import item_of, items_of, letter_of, page_of

_DRAWING = Path(__file__).parent / "letter.typ"
# What changes with each letter is parsed each time; the drawing lies in the folder and stays.
_SOURCE = b'#import "letter.typ": letter-of\n#letter-of(json("letter.json"))\n'
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_UNDATED = datetime.datetime(2000, 1, 1, tzinfo=_THAILAND)
_STANDARDS = ["a-2b", "ua-1"]
_KEPT_PAGES, _KEPT_ITEMS = 64, 1024


class PdfWriter:
    """Draws letters; kept over a batch so that fonts and pictures are read once.

    Typst takes a letter's texts from memory; the drawing, which it then parses only once, and the
    pictures come from a folder: each writer has one of its own.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="docgen-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        shutil.copyfile(_DRAWING, self._folder / _DRAWING.name)
        # Any: the wheel takes a dict of texts as input, which its type stub does not know.
        self._compilers: dict[str, Any] = {}
        self._pictures: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._pages: Kept[tuple[Page, Section, bytes]] = Kept(_KEPT_PAGES)
        self._items: Kept[tuple[Paragraph | SetTable, bytes]] = Kept(_KEPT_ITEMS)

    def pdf(self, pages: Pages) -> bytes:
        """The letter as PDF/A-2b and PDF/UA-1; the same pages give the same bytes."""
        compiler, files = self._prepared(pages)
        made = compiler.compile(
            input=files, format="pdf", pdf_standards=_STANDARDS, timestamp=_moment(pages)
        )
        return bytes(made)

    def images(self, pages: Pages, ppi: float = 96.0) -> list[bytes]:
        """One PNG a page."""
        compiler, files = self._prepared(pages)
        made = compiler.compile(input=files, format="png", ppi=ppi, timestamp=_moment(pages))
        return [bytes(one) for one in made] if isinstance(made, list) else [bytes(made)]

    def _prepared(self, pages: Pages) -> tuple[Any, dict[str, bytes]]:
        face = face_for(pages.family)
        files = {"main.typ": _SOURCE}
        for section in pages.sections:
            for page in section.pages:
                files[f"{len(files)}.json"] = self._page(page, section, pages)
        names = list(files)[1:]
        files["letter.json"] = _encoded(letter_of(pages, face.family, names))
        if face.family not in self._compilers:
            folders = sorted({str(face.regular.parent), str(face.bold.parent)})
            self._compilers[face.family] = _compiler(
                files, root=self._folder, font_paths=folders, ignore_system_fonts=True
            )
        return self._compilers[face.family], files

    def _page(self, page: Page, section: Section, pages: Pages) -> bytes:
        """A page's own file. An annex is the same object in every letter, and encoded once."""
        key = (id(page), id(section), pages.emblem)
        kept = self._pages.get(key)
        if kept is None:
            about = _encoded(page_of(page, section, pages, self._picture, self._code))
            items = [self._item(placed, section, artifact=out) for placed, out in items_of(page)]
            content = about[:-1] + b',"items":[' + b",".join(items) + b"]}"
            kept = self._pages.put(key, (page, section, content))
        return kept[2]

    def _item(self, placed: Placed, section: Section, *, artifact: bool) -> bytes:
        """A paragraph or table of a page, encoded once for all letters that share it."""
        stands = (placed.y, placed.first_line, placed.last_line, section.left, artifact)
        key = (id(placed.item), *stands)
        kept = self._items.get(key)
        if kept is None:
            content = _encoded(item_of(placed, section, self._picture, artifact=artifact))
            kept = self._items.put(key, (placed.item, content))
        return kept[1]

    def _picture(self, path: str) -> str:
        """The name under which the picture lies in this writer's folder."""
        if path not in self._pictures:
            name = f"{len(self._pictures)}{Path(path).suffix}"
            shutil.copyfile(path, self._folder / name)
            self._pictures[path] = name
        return self._pictures[path]

    def _code(self, text: str) -> str:
        """The name under which the QR code of ``text`` lies in this writer's folder."""
        if text not in self._codes:
            name = f"code-{len(self._codes)}.svg"
            (self._folder / name).write_bytes(svg(text))
            self._codes[text] = name
        return self._codes[text]


_compiler: Any = typst.Compiler


def _encoded(described: dict[str, Any]) -> bytes:
    return json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _moment(pages: Pages) -> datetime.datetime:
    """The letter's date at midnight in Thailand, so that nothing depends on when it is drawn."""
    if pages.date is None:
        return _UNDATED
    return datetime.datetime.combine(pages.date, datetime.time(), _THAILAND)
