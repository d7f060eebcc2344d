"""XLSX files taken apart with care: what is no workbook, or means harm, goes no farther."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass, regex

MOST_UNPACKED = 100_000_000
MOST_RATIO = 200
MOST_MEMBERS = 1_000
_SMALL = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_MEMBER = b"PK\x01\x02"  # what begins the name of each part in the table of contents
_ODD_NAME = regex(r"(^|/)\.\.(/|$)|^/|\\|^[A-Za-z]:|[\x00-\x1f]")
_DOCTYPE = regex(rb"<!(DOCTYPE|ENTITY)|<\x00!\x00D", re.IGNORECASE)
_OF_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ID = "relationships}id"
_NEEDED = ("xl/workbook.xml", "[Content_Types].xml")
_KEPT = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class Workbook:
    """The XML parts of a workbook, and the part of each sheet by its name."""

    parts: dict[str, bytes]
    sheets: dict[str, str]

    def packed_archive(self) -> bytes:
        """A plain archive of the parts that were looked at, and of nothing else."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return stream.getvalue()


def workbook(content: bytes, file: str) -> Workbook | Diagnostic:
    """The workbook in ``content``, or why it is refused."""
    at = Position(file)
    if content.startswith(_OLE):
        return Diagnostic("DG4201", at)
    if not content.startswith(_ZIP):
        return Diagnostic("DG4202", at)
    if content.count(_MEMBER) > MOST_MEMBERS:
        return Diagnostic("DG4206", at)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            fault = _refusal_of(archive.infolist(), at)
            if fault is not None:
                return fault
            parts = _parts(archive)
        if any(is_doctype_told(part) for part in parts.values()):
            return Diagnostic("DG4205", at)
        return Workbook(parts, parts_of_sheets(parts))
    except Exception:  # readers of a foreign format: whatever they raise, the file is damaged
        return Diagnostic("DG4203", at)


def is_doctype_told(part: bytes) -> bool:
    """Whether a part has a document type, which no program writes."""
    return _DOCTYPE.search(part) is not None


def _refusal_of(members: list[zipfile.ZipInfo], at: Position) -> Diagnostic | None:
    names = [member.filename for member in members]
    if len(names) > MOST_MEMBERS or len(set(names)) != len(names):
        return Diagnostic("DG4206", at)
    if any(_ODD_NAME.search(name) for name in names):
        return Diagnostic("DG4206", at)
    if not set(_NEEDED) <= set(names):
        return Diagnostic("DG4202", at)
    if any(member.flag_bits & 1 for member in members):
        return Diagnostic("DG4201", at)
    whole = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > max(_SMALL, MOST_RATIO * member.compress_size) for member in members
    )
    if whole > MOST_UNPACKED or swollen:
        return Diagnostic("DG4204", at, {"most": MOST_UNPACKED // 1_000_000})
    return None


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Every XML part; none gives more than the size it declares, and those were looked at."""
    members = (entry for entry in archive.infolist() if entry.filename.endswith(_KEPT))
    return {member.filename: archive.read(member) for member in members}


def parts_of_sheets(parts: dict[str, bytes]) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {
        each_relation.get("Id"): each_relation.get("Target", "")
        for each_relation in relations.iter(f"{_OF_PACKAGE}Relationship")
    }
    found: dict[str, str] = {}
    for sheet in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        relation = next((value for name, value in sheet.items() if name.endswith(_ID)), None)
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in parts:
            found[sheet.get("name", "")] = part
    return found
