"""The package around the text as python-docx builds it: lean, and the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Collection
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from docgen.layout.model.pages import Pages, Picture
from docgen.layout.model.set_text import ParagraphStyle
from docgen.writers.docx import headers, oxml
from docgen.writers.docx.kept_package import (
    BASE,
    DATA,
    DATA_PROPERTIES,
    MARKS,
    TEXT,
    THAILAND,
    UNDATED,
    pictures_of,
    property_text,
)
from docgen.writers.qr import png

_TEXT_STYLES = ("body", "english_body", "part", "head", "item")
_USUAL_SIZE = 16.0
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}


def build_package(pages: Pages) -> tuple[list[tuple[str, bytes]], tuple[str, ...], dict[str, str]]:
    """The package around ``pages``: its parts in order, the properties of each section, and the
    relation of each picture by name. The part of the text is not among them, nor that of the data.
    """
    document = docx.Document(io.BytesIO(_base(pages.family, pages.styles)))
    _describe(document, pages)
    relations = {}
    placed = {
        picture.name: picture
        for section in pages.sections
        for page in section.pages
        for picture in page.pictures
    }
    for name in dict.fromkeys(
        name for each_section in pages.sections for name in pictures_of(each_section)
    ):
        relations[name], _ = document.part.get_or_add_image(_file(name, pages, placed))
    body = document.element.body
    oxml.empty_body(body)
    *before, last = [headers.properties_of_section(section) for section in pages.sections]
    body.extend(
        oxml.parsed_elements(
            *(oxml.end_section(oxml.spacer(0.0), properties) for properties in before), last
        )
    )
    headers.fill_headers(document.sections, pages.sections, pages.family)
    if pages.data:
        _leave_room_for_data(document)
    return _parts(document, (DATA, TEXT)), tuple(oxml.sections_of(body)), relations


def _file(name: str, pages: Pages, placed: dict[str, Picture]) -> str | io.BytesIO:
    picture = placed.get(name)
    if picture is not None and picture.code:
        return io.BytesIO(png(picture.code))
    if picture is not None and picture.file:
        return picture.file
    return pages.emblem if name == "emblem" else str(MARKS / f"{name}.png")


def _leave_room_for_data(document: Document) -> None:
    """A custom XML part that each letter fills with its data, and what Word asks beside it."""
    package = document.part.package
    data = Part(PackURI(f"/{DATA}"), CONTENT_TYPE.XML, b"<letter/>", package)
    kind = CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES
    about = DATA_PROPERTIES.encode("utf-8")
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
    _refill(document.settings.element, _read_part("settings"))
    defaults = _read_part("styles")
    oxml.set_defaults(defaults, family, _size_of_text(styles))
    defaults.extend(oxml.parsed_elements(*(oxml.style(style, family) for style in styles)))
    _refill(document.styles.element, defaults)
    fonts = _read_part("fontTable")
    oxml.name_font(fonts, family)
    _relate(document, "/word/fontTable.xml", fonts, "FONT_TABLE", "WML_FONT_TABLE")
    _relate(document, "/word/theme/theme1.xml", _read_part("theme"), "THEME", "OFC_THEME")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _size_of_text(styles: tuple[ParagraphStyle, ...]) -> float:
    """What is typed anew in the file is as large as the letter's own text."""
    sizes = {style.id: style.text.size for style in styles}
    return next((sizes[name] for name in _TEXT_STYLES if name in sizes), _USUAL_SIZE)


def _drop(relations: Any, kept: set[str]) -> None:
    for number in [key for key, relation in relations.items() if relation.reltype not in kept]:
        del relations[number]


def _relate(document: Document, name: str, root: Any, relation: str, content: str) -> None:
    blob = etree.tostring(root, encoding="UTF-8", standalone=True)
    kind = getattr(CONTENT_TYPE, content)
    part = Part(PackURI(name), kind, blob, document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, relation))


def _read_part(name: str) -> Any:
    return parse_xml((BASE / f"{name}.xml").read_bytes())


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
    title, agency = property_text(pages.title), property_text(pages.agency)
    day = pages.date or UNDATED
    midnight = datetime.datetime.combine(day, datetime.time(), THAILAND)
    # python-docx writes the figures of the time as they are and calls them UTC.
    moment = midnight.astimezone(datetime.UTC).replace(tzinfo=None)
    properties.title = properties.subject = title
    properties.author = properties.last_modified_by = agency
    properties.language = "th-TH"
    properties.created = properties.modified = moment
    properties.revision = 1
