"""A Word file opened safely: no bombs, no document types, nothing but the parts of a letter."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, Rejected

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 200
MOST_MEMBERS = 1_000
_SMALL = 1_000_000  # bytes unpacked; below this no ratio is suspicious
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_OLE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = b"<!DOCTYPE"


@dataclass(slots=True)
class Package:
    """The parts of a Word file; ``document`` and ``styles`` are parsed and may be changed."""

    path: Path
    parts: dict[str, bytes]
    document: Any
    styles: Any

    def tree(self, name: str) -> Any:
        """Another part, parsed."""
        return _parsed(self.path, name, self.parts[name])

    def to_bytes(self) -> bytes:
        """The file with the document and styles as they are now, everything else as it was."""
        changed = {
            _DOCUMENT: _serialised(self.document),
            _STYLES: _serialised(self.styles) if self.styles is not None else b"",
        }
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, changed.get(name) or content)
        return target.getvalue()


def read(path: Path) -> Package:
    """The file at ``path``; :class:`Rejected` with DG7200 where it is not safe or not Word's."""
    content = opening.content(path, MOST_BYTES)
    parts = _parts(path, content)
    if _DOCUMENT not in parts:
        raise _rejected(path, "not_word")
    styles = _parsed(path, _STYLES, parts[_STYLES]) if _STYLES in parts else None
    return Package(path, parts, _parsed(path, _DOCUMENT, parts[_DOCUMENT]), styles)


def _parts(path: Path, content: bytes) -> dict[str, bytes]:
    if content.startswith(_OLE):
        raise _rejected(path, "old_word")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            unpacked = sum(one.file_size for one in members)
            ratio = unpacked / max(1, len(content))
            if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
                raise _rejected(path, "bomb")
            if ratio > MOST_RATIO and unpacked > _SMALL:
                raise _rejected(path, "bomb")
            if any(one.filename.startswith("/") or ".." in one.filename for one in members):
                raise _rejected(path, "odd_names")
            return {one.filename: archive.read(one) for one in members if not one.is_dir()}
    except Rejected:
        raise
    except Exception as error:  # zipfile and zlib raise whatever a broken file makes them
        raise _rejected(path, "not_word") from error


def _parsed(path: Path, name: str, content: bytes) -> Any:
    head = content[:4000].replace(b"\0", b"")
    if _DOCTYPE in head or _DOCTYPE in content:
        raise _rejected(path, "doctype")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _rejected(path, "not_word") from error


def _serialised(tree: Any) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _rejected(path: Path, reason: str) -> Rejected:
    from docgen.checks.word_file.words import said

    params = {"file": path.name, "reason": said(reason)}
    return Rejected([Diagnostic("DG7200", Position(str(path)), params)])
