"""A Word file opened safely: no bombs, no document types, nothing but the parts of a letter."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import field
from pathlib import Path

from lxml import etree

from docgen.diagnostics import Rejected
from docgen.light import dataclass, regex
from docgen.reading.unread_files import refused_file
from docgen.reading.word import part_tags, tags

MOST_UNPACKED = 200_000_000
MOST_RATIO = 200
MOST_MEMBERS = 1_000
MOST_OF_ONE = 30_000_000  # bytes of one part of XML
MOST_PARAGRAPHS = 20_000  # a letter of 500 sheets
_SMALL = 1_000_000  # bytes unpacked; below this no ratio is suspicious
_DOCUMENT = "word/document.xml"
_DOCTYPE = b"<!DOCTYPE"
_BEGINS_PARAGRAPH = regex(rb"<(?:\w+:)?(?:p|tc|tr)[ />]")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip


@dataclass(slots=True)
class WordPackage:
    """The parts of a Word file; ``document`` and ``styles`` are parsed and may be changed.

    ``main`` is the name of the part that holds the text.
    """

    path: Path
    parts: dict[str, bytes]
    document: tags.Element
    styles: tags.Element | None
    main: str = _DOCUMENT
    _trees: dict[str, tags.Element] = field(default_factory=dict)

    def tree(self, name: str) -> tags.Element:
        """Another part, parsed."""
        if name not in self._trees:
            self._trees[name] = _parsed_part(self.path, self.parts[name])
        return self._trees[name]

    def companion_part(self, kind: str) -> tags.Element | None:
        """A part that the text names by its kind (``numbering``); ``None`` if there is none."""
        name = next((name for part, name in self.related_parts.values() if part == kind), None)
        name = name or posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return self.tree(name) if name in self.parts else None

    @property
    def related_parts(self) -> dict[str, tuple[str, str]]:
        """The parts that the text names, by relation: kind and name."""
        return _related_parts(self.path, self.parts, self.main)

    def to_bytes(self) -> bytes:
        """The file with the document and styles as they are now, everything else as it was."""
        changed = {self.main: _serialised_tree(self.document)}
        if self.styles is not None:
            changed[_styles_name(self.path, self.parts, self.main)] = _serialised_tree(self.styles)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, changed.get(name) or content)
        return target.getvalue()


def opened_package(path: Path, content: bytes) -> WordPackage:
    """The Word file in ``content``. Raises: Rejected with DG7200, when it is not safe or broken."""
    parts = _parts(path, content)
    main = _main(path, parts)
    if main not in parts:
        raise refused_file(path, "not_word")
    styles = _styles_name(path, parts, main)
    document = _parsed_part(path, parts[main])
    if document.find(tags.tag("body")) is None:
        raise refused_file(path, "not_word")
    return WordPackage(
        path, parts, document, _parsed_part(path, parts[styles]) if styles in parts else None, main
    )


def _parts(path: Path, content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            unpacked = sum(member.file_size for member in members)
            ratio = unpacked / max(1, len(content))
            if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
                raise refused_file(path, "bomb")
            if ratio > MOST_RATIO and unpacked > _SMALL:
                raise refused_file(path, "bomb")
            if any(
                member.filename.startswith("/") or ".." in member.filename for member in members
            ):
                raise refused_file(path, "odd_names")
            if any(member.flag_bits & 1 for member in members):
                raise refused_file(path, "password")
            return {
                member.filename: archive.read(member)
                for member in members
                if not member.filename.endswith("/")
            }
    except Rejected:
        raise
    except Exception as error:  # zipfile and zlib raise whatever a broken file makes them
        raise refused_file(path, "broken") from error


def _parsed_part(path: Path, content: bytes) -> tags.Element:
    if len(content) > MOST_OF_ONE:
        raise refused_file(path, "bomb")
    plain = content if b"\0" not in content[:200] else content.replace(b"\0", b"")
    if _DOCTYPE in plain[:4000] or _DOCTYPE in plain:
        raise refused_file(path, "doctype")
    if sum(1 for _ in _BEGINS_PARAGRAPH.finditer(content)) > MOST_PARAGRAPHS * 3:
        raise refused_file(path, "too_many")
    if _STRICT in content[:4000]:
        for strict, usual in _TRANSITIONAL:
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise refused_file(path, "broken") from error


def _related_parts(path: Path, parts: dict[str, bytes], name: str) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(name)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in parts:
        return {}
    found = {}
    for key, kind, target in part_tags.relation_kinds(_parsed_part(path, parts[relations])):
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[key] = (kind, posixpath.normpath(whole))
    return found


def _main(path: Path, parts: dict[str, bytes]) -> str:
    related = _related_parts(path, parts, "")
    return next((name for kind, name in related.values() if kind == "officeDocument"), _DOCUMENT)


def _styles_name(path: Path, parts: dict[str, bytes], main: str) -> str:
    related = _related_parts(path, parts, main).values()
    beside = posixpath.join(posixpath.dirname(main), "styles.xml")
    return next((name for kind, name in related if kind == "styles"), beside)


def _serialised_tree(tree: tags.Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
