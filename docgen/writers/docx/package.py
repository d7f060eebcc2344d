"""The package around the text: lean, made once for a batch, and the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from docgen.layout.model.pages import Pages, ParagraphStyle, Picture, Section, SetTable
from docgen.writers.docx import deflated_pieces, headers, oxml, word_blocks
from docgen.writers.qr import png

_BASE = Path(__file__).parent / "base"
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
_MARKS = Path(__file__).parents[2] / "assets" / "marks"
_TEXT = "word/document.xml"
_DATA = "customXml/item1.xml"
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_UNDATED = datetime.date(2000, 1, 1)
_LONGEST_PROPERTY = 255


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
    """The package around ``pages``, built by python-docx."""
    document = docx.Document(io.BytesIO(_base(pages.family, pages.styles)))
    _describe(document, pages)
    relations = {}
    placed = {
        picture.name: picture
        for section in pages.sections
        for page in section.pages
        for picture in page.pictures
    }
    for name in dict.fromkeys(name for one in pages.sections for name in _pictures(one)):
        relations[name], _ = document.part.get_or_add_image(_file(name, pages, placed))
    body = document.element.body
    oxml.empty_body(body)
    *before, last = [headers.properties(section) for section in pages.sections]
    body.extend(oxml.parsed(*(oxml.end_section(oxml.spacer(0.0), one) for one in before), last))
    headers.fill(document.sections, pages.sections, pages.family)
    if pages.data:
        _leave_room_for_data(document)
    filled = (_DATA, _TEXT) if pages.data else (_TEXT,)
    shell = deflated_pieces.shell(_parts(document, filled), *filled)
    return Skeleton(pages.family, shell, tuple(oxml.sections_of(body)), relations)


def _file(name: str, pages: Pages, placed: dict[str, Picture]) -> str | io.BytesIO:
    picture = placed.get(name)
    if picture is not None and picture.code:
        return io.BytesIO(png(picture.code))
    if picture is not None and picture.file:
        return picture.file
    return pages.emblem if name == "emblem" else str(_MARKS / f"{name}.png")


def _leave_room_for_data(document: Document) -> None:
    """A custom XML part that each letter fills with its data, and what Word asks beside it."""
    package = document.part.package
    data = Part(PackURI(f"/{_DATA}"), CONTENT_TYPE.XML, b"<letter/>", package)
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    about = oxml.DATA_PROPERTIES.encode("utf-8")
    properties = Part(PackURI("/customXml/itemProps1.xml"), kind, about, package)
    data.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)


def _parts(document: Document, last: Collection[str]) -> list[tuple[str, bytes]]:
    """Every part but the ``last``, in a fixed order."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as loose:
        names = sorted(loose.namelist(), key=_package_order)
        return [(name, loose.read(name)) for name in names if name not in last]


def section_signature(section: Section) -> tuple[object, ...]:
    """What headers and properties are made of."""
    sheet = (section.width, section.height, section.left, section.right)
    numbers = tuple((page.number, page.page_number) for page in section.pages)
    edges = (section.top, section.bottom, word_blocks.text_top(section))
    marks = tuple((page.above, page.below) for page in section.pages)
    files = tuple(one.file for page in section.pages for one in page.pictures)
    return (*sheet, *edges, numbers, marks, files, tuple(dict.fromkeys(_pictures(section))))


def _pictures(section: Section) -> Iterator[str]:
    """The names of the section's pictures, as they are met."""
    for page in section.pages:
        yield from (picture.name for picture in page.pictures)
        for placed in page.placed:
            if isinstance(placed.item, SetTable):
                yield from _marks(placed.item)
            else:
                yield from (span.box for span in placed.item.spans if span.box)


def _marks(table: SetTable) -> list[str]:
    cells = [cell for row in table.rows for cell in row.cells]
    marks = (cell.mark for cell in cells)
    boxes = (span.box for cell in cells for line in cell.spans for span in line)
    return list(dict.fromkeys(filter(None, (*marks, *boxes))))


def _package_order(name: str) -> tuple[int, str]:
    """The content types lead, as the packaging convention advises."""
    first = ("[Content_Types].xml", "_rels/.rels")
    if name in first:
        return first.index(name), name
    return 2, name


@lru_cache(maxsize=8)
def _base(family: str, styles: tuple[ParagraphStyle, ...]) -> bytes:
    """python-docx's own template without all that a letter does not need."""
    document = docx.Document()
    _drop(document.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})
    _drop(document.part.rels, _KEPT)
    _refill(document.settings.element, _read("settings"))
    defaults = _read("styles")
    oxml.set_defaults(defaults, family)
    defaults.extend(oxml.parsed(*(oxml.style(style, family) for style in styles)))
    _refill(document.styles.element, defaults)
    fonts = _read("fontTable")
    oxml.name_font(fonts, family)
    _relate(document, "/word/fontTable.xml", fonts, "FONT_TABLE", "WML_FONT_TABLE")
    _relate(document, "/word/theme/theme1.xml", _read("theme"), "THEME", "OFC_THEME")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _drop(relations: Any, kept: set[str]) -> None:
    for number in [key for key, one in relations.items() if one.reltype not in kept]:
        del relations[number]


def _relate(document: Document, name: str, root: Any, relation: str, content: str) -> None:
    blob = etree.tostring(root, encoding="UTF-8", standalone=True)
    kind = getattr(CONTENT_TYPE, content)
    part = Part(PackURI(name), kind, blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, relation))


def _read(name: str) -> Any:
    return parse_xml((_BASE / f"{name}.xml").read_bytes())


def _refill(root: Any, wanted: Any) -> None:
    """Put the content of ``wanted`` under ``root`` in place of what is there."""
    for child in list(root):
        root.remove(child)
    root.attrib.clear()
    root.extend(list(wanted))
    etree.cleanup_namespaces(root)


def _describe(document: Document, pages: Pages) -> None:
    """The properties that Word and a document register show."""
    properties = document.core_properties
    element = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for child in list(element):
        element.remove(child)
    title = pages.title[:_LONGEST_PROPERTY]
    agency = pages.agency[:_LONGEST_PROPERTY]
    day = pages.date or _UNDATED
    midnight = datetime.datetime.combine(day, datetime.time(), _THAILAND)
    # python-docx writes the figures of the time as they are and calls them UTC.
    moment = midnight.astimezone(datetime.UTC).replace(tzinfo=None)
    properties.title = properties.subject = title
    properties.author = properties.last_modified_by = agency
    properties.language = "th-TH"
    properties.created = properties.modified = moment
    properties.revision = 1
