"""The package around the text: made once for a batch, and kept in the user's cache between runs.

What python-docx builds does not depend on a letter's title, agency and day but in one part; that
part is filled in here, so that one kept package serves every letter of the same make-up. Packages
with pictures of signatures, seals or codes are not kept: they are somebody's own.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import kept, opening, picture_size
from docgen.later import later
from docgen.layout.model.pages import Pages, Picture, Section, SetTable
from docgen.light import dataclass
from docgen.writers.docx import deflated_pieces, word_blocks
from docgen.writers.xml_text import escape

if TYPE_CHECKING:
    from docgen.writers.docx import whole_package
else:
    whole_package = later("docgen.writers.docx.whole_package")

BASE = Path(__file__).parent / "base"
MARKS = Path(__file__).parents[2] / "assets" / "marks"
TEXT = "word/document.xml"
DATA = "customXml/item1.xml"
_XML = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_DATA_NAMESPACE = "urn:docgen:letter:1"
_DATA_ID = "{6D0C6E1F-3B1D-4A57-9E4B-0D5C6E000001}"
# The part that holds a letter's own data, and its properties, which Word asks for.
AROUND_DATA = (f'{_XML}<letter xmlns="{_DATA_NAMESPACE}">', "</letter>")
DATA_PROPERTIES = (
    f'{_XML}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'customXml" ds:itemID="{_DATA_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="{_DATA_NAMESPACE}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)
UNDATED = datetime.date(2000, 1, 1)
THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_LONGEST_PROPERTY = 255
_ABOUT = "docProps/core.xml"
# What stands in a kept package for a letter's own title, agency and day.
_TITLE, _AGENCY, _DAY = (
    "docgen-title-of-letter",
    "docgen-agency-of-letter",
    datetime.date(1901, 2, 3),
)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What letters of the same :func:`signature` share: all of the package but its text.

    ``sections`` are the properties of each section, ``relations`` those of the pictures by name.
    """

    family: str
    shell: deflated_pieces.Shell
    sections: tuple[str, ...]
    relations: dict[str, str]


def signature(
    pages: Pages, of_section: Callable[[Section], Hashable] | None = None
) -> tuple[Hashable, ...]:
    """Equal for pages that share a skeleton; ``of_section`` may know a section's part of it."""
    described = (
        pages.family,
        pages.title,
        pages.agency,
        pages.date,
        pages.emblem,
        bool(pages.data),
    )
    return (*described, pages.styles, tuple(map(of_section or section_signature, pages.sections)))


def skeleton(pages: Pages) -> Skeleton:
    """The package around ``pages``."""
    own = any(picture.file or picture.code for picture in _placed_pictures(pages))
    made = _build_package(pages) if own else _filled_package(_kept_package(pages), pages)
    filled = (DATA, TEXT) if pages.data else (TEXT,)
    shell = deflated_pieces.package_shell(made.parts, *filled)
    return Skeleton(pages.family, shell, made.sections, made.relations)


@dataclass(frozen=True, slots=True)
class _BuiltPackage:
    parts: list[tuple[str, bytes]]
    sections: tuple[str, ...]
    relations: dict[str, str]


def _build_package(pages: Pages) -> _BuiltPackage:
    return _BuiltPackage(*whole_package.build_package(pages))


def _kept_package(pages: Pages) -> _BuiltPackage:
    """The package of letters like this one, with places for what is its own."""
    alike = replace(pages, title=_TITLE, agency=_AGENCY, date=_DAY)
    emblem = opening.content(Path(pages.emblem), picture_size.MOST_BYTES) if pages.emblem else b""
    described = repr(signature(replace(alike, emblem="")))
    key = kept.digest_of(described.encode("utf-8"), emblem, _makers())
    content = kept.kept_object("package", key)
    if content is not None:
        return _unpacked_package(content)
    made = _build_package(alike)
    kept.keep_object("package", key, _packed_bytes(made))
    return made


def _filled_package(made: _BuiltPackage, pages: Pages) -> _BuiltPackage:
    own = {
        _TITLE: property_text(pages.title),
        _AGENCY: property_text(pages.agency),
        _moment(_DAY): _moment(pages.date or UNDATED),
    }
    return replace(made, parts=[(name, _with(part, own, name)) for name, part in made.parts])


def _with(part: bytes, own: dict[str, str], name: str) -> bytes:
    if name != _ABOUT:
        return part
    text = part.decode("utf-8")
    for place, words in own.items():
        text = text.replace(place, escape(words))
    return text.encode("utf-8")


def property_text(text: str) -> str:
    """As much of it as a property of a Word file holds."""
    return text[:_LONGEST_PROPERTY]


def _moment(day: datetime.date) -> str:
    midnight = datetime.datetime.combine(day, datetime.time(), THAILAND)
    return midnight.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def _makers() -> bytes:
    """A digest of all that builds a package: docgen's modules and base, and python-docx."""
    own = [path for path in Path(__file__).parent.iterdir() if path.suffix == ".py"]
    files = sorted((*own, *BASE.iterdir(), *MARKS.glob("*.png")))
    library = find_spec("docx")
    if library is not None and library.origin is not None:
        files.append(Path(library.origin))  # it names its version
    return kept.digest_of(*(path.read_bytes() for path in files)).encode("ascii")


def _packed_bytes(made: _BuiltPackage) -> bytes:
    sizes = [(name, len(content)) for name, content in made.parts]
    head = json.dumps([sizes, made.sections, made.relations]).encode("ascii")
    return b"\n".join((head, b"".join(content for _, content in made.parts)))


def _unpacked_package(content: bytes) -> _BuiltPackage:
    head, _, body = content.partition(b"\n")
    sizes, sections, relations = json.loads(head)
    parts, start = [], 0
    for name, size in sizes:
        parts.append((name, body[start : start + size]))
        start += size
    return _BuiltPackage(parts, tuple(sections), relations)


def section_signature(section: Section) -> tuple[object, ...]:
    """What headers and properties are made of."""
    sheet = (section.width, section.height, section.left, section.right)
    numbers = tuple((page.number, page.page_number) for page in section.pages)
    edges = (section.top, section.bottom, word_blocks.text_top(section))
    marks = tuple((page.above, page.below) for page in section.pages)
    files = tuple(picture.file for page in section.pages for picture in page.pictures)
    return (*sheet, *edges, numbers, marks, files, tuple(dict.fromkeys(pictures_of(section))))


def pictures_of(section: Section) -> Iterator[str]:
    """The names of the section's pictures, as they are met; a table's once, on its first page."""
    tables: set[int] = set()
    for page in section.pages:
        yield from (picture.name for picture in page.pictures)
        for placed in page.placed:
            if isinstance(placed.item, SetTable):
                yield from () if id(placed.item) in tables else _marks(placed.item)
                tables.add(id(placed.item))
            else:
                yield from (span.box for span in placed.item.spans if span.box)


def _marks(table: SetTable) -> list[str]:
    cells = [cell for row in table.rows for cell in row.cells]
    marks = (cell.mark for cell in cells)
    boxes = (span.box for cell in cells for line in cell.spans for span in line)
    return list(dict.fromkeys(filter(None, (*marks, *boxes))))


def _placed_pictures(pages: Pages) -> Iterator[Picture]:
    for section in pages.sections:
        for page in section.pages:
            yield from page.pictures
