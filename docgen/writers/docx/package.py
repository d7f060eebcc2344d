"""The package around the text: lean, made once per process, and the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile
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

from docgen.layout.pages import Pages, ParagraphStyle
from docgen.writers.docx import oxml

_BASE = Path(__file__).parent / "base"
_KEPT = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_UNDATED = datetime.date(2000, 1, 1)
_LONGEST_PROPERTY = 255
_UNIX = 3


def new_document(pages: Pages) -> Document:
    """An empty document with the styles and the properties of ``pages``."""
    document = docx.Document(io.BytesIO(_base(pages.family, pages.styles)))
    oxml.empty_body(document.element.body)
    _describe(document, pages)
    return document


def packed(document: Document) -> bytes:
    """The document as a file; its parts in a fixed order, without the time of day."""
    saved = io.BytesIO()
    document.save(saved)
    made = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as loose,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in sorted(loose.namelist(), key=_package_order):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            package.writestr(member, loose.read(name))
    return made.getvalue()


def _package_order(name: str) -> tuple[int, str]:
    """The content types lead, as the packaging convention advises; the text comes last."""
    first = ("[Content_Types].xml", "_rels/.rels")
    if name in first:
        return first.index(name), name
    return (3 if name == "word/document.xml" else 2), name


@lru_cache(maxsize=8)
def _base(family: str, styles: tuple[ParagraphStyle, ...]) -> bytes:
    """python-docx's own template without all that a letter does not need."""
    document = docx.Document()
    _drop(document.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})
    _drop(document.part.rels, _KEPT)
    _refill(document.settings.element, _read("settings"))
    defaults = _read("styles")
    oxml.set_defaults(defaults, family)
    defaults.extend(oxml.style(style, family) for style in styles)
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
