"""PDF and page images, drawn by Typst from finished lines."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from docgen import opening, picture_size
from docgen.layout.model.pages import Page, Pages, Section, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging.reuse import Kept
from docgen.layout.text.faces import face_for, families, folders
from docgen.light import dataclass
from docgen.temporary import private_file, working_folder
from docgen.writers.pdf.page_data import data_of_letter, item_data, items_of_page, page_of
from docgen.writers.qr import svg

_DRAWING = Path(__file__).parent / "letter.typ"
_SOURCE = '#import "letter.typ": letter-of\n#letter-of(json("{}"))\n'
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_UNDATED = datetime.datetime(2000, 1, 1, tzinfo=_THAILAND)
_STANDARDS = ["a-2b", "ua-1"]
_STANDARDS_WITH_DATA = ["a-3b", "ua-1"]
# The wheel reads all that it is given as a source of its own. To it the data are one comment,
# which is soon read; the drawing leaves these two bytes out.
_AS_COMMENT = b"/*"
_DATA = "letter.bin"
_KEPT_PAGES, _KEPT_ITEMS = 64, 1024


@dataclass(slots=True)
class _SharedItem:
    """A paragraph or table as data, and where that lies once a second letter has it."""

    source: Paragraph | SetTable
    content: bytes
    key: bytes
    place: bytes = b""


@dataclass(frozen=True, slots=True)
class _EncodedPage:
    """A page as data for Typst; ``key`` is a hash of all that the data say, wherever it lies."""

    source: Page
    content: bytes
    key: bytes


class PdfWriter:
    """Draws letters; kept over a batch so that fonts and pictures are read once.

    What is new in a letter goes to Typst from memory, which reads it each time; what letters share
    lies with the drawing and the pictures in a folder, each writer's own, and is read once.
    """

    def __init__(self) -> None:
        self._folder = working_folder(self)
        private_file(self._folder / _DRAWING.name, _DRAWING.read_bytes())
        self._hand = ThreadPoolExecutor(1)
        self._lock = Lock()
        # Any: the wheel takes a dict of texts as input, which its type stub does not know.
        self._compilers: dict[str, object] = {}
        self._pictures: dict[tuple[str, tuple[int, int]], str] = {}
        self._codes: dict[str, str] = {}
        self._pages: Kept[_EncodedPage] = Kept(_KEPT_PAGES)
        self._items: Kept[_SharedItem] = Kept(_KEPT_ITEMS)
        self._files: Kept[str] = Kept(_KEPT_PAGES)
        self._filed = 0

    def pdf(self, pages: Pages) -> bytes:
        """The letter as PDF/A and PDF/UA-1; the same pages give the same bytes.

        It is PDF/A-2b, or PDF/A-3b where it carries its data.
        """
        return self.begin_pdf(pages)()

    def begin_pdf(self, pages: Pages) -> Callable[[], bytes]:
        """Begin with the letter's PDF, and give what waits for it.

        Typst draws without the interpreter: whoever called may set and write other letters
        meanwhile. Letters are drawn one after the other, in the order they were begun.
        """
        standards = _STANDARDS_WITH_DATA if pages.data else _STANDARDS
        return self._begin_pages(pages, format="pdf", pdf_standards=standards).result

    def images(self, pages: Pages, ppi: float = 96.0) -> list[bytes]:
        """One PNG a page."""
        return self.begin_images(pages, ppi)()

    def begin_images(self, pages: Pages, ppi: float = 96.0) -> Callable[[], list[bytes]]:
        """Begin with one PNG a page, and give what waits for them.

        What a picture does not show is left out: Typst would draw all anew for another title.
        """
        shown = replace(pages, data=(), title="", agency="")
        return partial(_images_of, self._begin_pages(shown, format="png", ppi=ppi))

    def page_keys(self, pages: Pages) -> tuple[str, ...]:
        """What each page is drawn from, as a hash: pages with equal keys have equal pictures."""
        around = repr((pages.family, pages.guides)).encode("utf-8")
        with self._lock:
            return tuple(
                hashlib.sha256(self._page(page, section, pages).key + around).hexdigest()
                for section in pages.sections
                for page in section.pages
            )

    def _begin_pages(self, pages: Pages, **wanted: Any) -> Future[Any]:
        with self._lock:
            compiler, files = self._prepared_input(pages)
        return self._hand.submit(compiler.compile, input=files, timestamp=_moment(pages), **wanted)

    def _prepared_input(self, pages: Pages) -> tuple[Any, dict[str, bytes]]:
        face = face_for(pages.family)
        files: dict[str, bytes] = {}
        names = [
            self._given_file(self._page(page, section, pages).content, files)
            for section in pages.sections
            for page in section.pages
        ]
        if pages.data:
            files[_DATA] = b"".join((_AS_COMMENT, *pages.data))
        about = data_of_letter(pages, families(face), names, _DATA if pages.data else "")
        letter = self._given_file(_encoded_description(about), files)
        files["main.typ"] = _SOURCE.format(letter).encode("utf-8")
        if face.family not in self._compilers:
            self._compilers[face.family] = _compiler(
                files, root=self._folder, font_paths=folders(face), ignore_system_fonts=True
            )
        return self._compilers[face.family], files

    def _given_file(self, content: bytes, files: dict[str, bytes]) -> str:
        """The name under which Typst finds ``content``: in ``files``, later in the folder."""
        name = self._files.get(content)
        if name is None:
            self._files.put(content, "")
            name = f"{len(files)}.json"
            files[name] = content
        return name or self._files.put(content, self._file(content))

    def _file(self, content: bytes) -> str:
        """Put ``content`` into the folder, and tell under which name."""
        self._filed += 1
        name = f"shared-{self._filed}.json"
        private_file(self._folder / name, content)
        return name

    def _page(self, page: Page, section: Section, pages: Pages) -> _EncodedPage:
        """A page as data. An annex is the same object in every letter, and encoded once."""
        files = (placed.file or pages.emblem for placed in page.pictures if not placed.code)
        sheet = (section.left, section.width, section.height)  # all that is read of the section
        key = (id(page), sheet, *map(self._picture, files))
        kept = self._pages.get(key)
        if kept is None:
            about = _encoded_description(page_of(page, section, pages, self._picture, self._code))
            items = self._items_of(page, section)
            said = b",".join(item.place or item.content for item in items)
            content = about[:-1] + b',"items":[' + said + b"]}"
            hashed = hashlib.sha256(about + b"".join(item.key for item in items)).digest()
            kept = self._pages.put(key, _EncodedPage(page, content, hashed))
        return kept

    def _items_of(self, page: Page, section: Section) -> list[_SharedItem]:
        """What stands on a page: as data what is new, by its place what letters share."""
        items, returned = [], []
        for placed, out in items_of_page(page):
            stands = (placed.y, placed.first_line, placed.last_line, section.left, out)
            key = (id(placed.item), *stands)
            item = self._items.get(key)
            if item is None:
                content = _encoded_description(
                    item_data(placed, section, self._picture, artifact=out)
                )
                hashed = hashlib.sha256(content).digest()
                item = self._items.put(key, _SharedItem(placed.item, content, hashed))
            elif not item.place:
                returned.append(item)
            items.append(item)
        if returned:
            name = self._file(b"[" + b",".join(each_item.content for each_item in returned) + b"]")
            for number, item in enumerate(returned):
                item.place = b'["%s",%d]' % (name.encode("ascii"), number)
        return items

    def _picture(self, path: str) -> str:
        """The name under which the picture, as it now is, lies in this writer's folder."""
        key = (path, opening.time_and_size(Path(path)))
        if key not in self._pictures:
            content = opening.content(Path(path), picture_size.MOST_BYTES)
            name = f"{_short_hash(content)}.png"
            if not opening.exists(self._folder / name):
                private_file(self._folder / name, content)
            self._pictures[key] = name
        return self._pictures[key]

    def _code(self, text: str) -> str:
        """The name under which the QR code of ``text`` lies in this writer's folder."""
        if text not in self._codes:
            name = f"code-{_short_hash(text.encode('utf-8'))}.svg"
            private_file(self._folder / name, svg(text))
            self._codes[text] = name
        return self._codes[text]


_compiler: Any = typst.Compiler


def _images_of(drawing: Future[Any]) -> list[bytes]:
    made = drawing.result()
    return list(made) if isinstance(made, list) else [made]


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _encoded_description(described: dict[str, object]) -> bytes:
    return json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _moment(pages: Pages) -> datetime.datetime:
    """The letter's date at midnight in Thailand, so that nothing depends on when it is drawn."""
    if pages.date is None:
        return _UNDATED
    return datetime.datetime.combine(pages.date, datetime.time(), _THAILAND)
