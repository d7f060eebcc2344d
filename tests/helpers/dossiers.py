"""Circulars written in a test, loaded beside the repository's own ``config/``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen.compose import Composed, letter
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.wordings import in_folder
from docgen.model.dossier import Dossier

ROOT = Path(__file__).parents[2]
WORKSPACE = Workspace(ROOT)
HEAD = """\
ชนิด: {kind}
ส่วนราชการ: สถ
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: การบันทึกข้อมูลปริมาณงาน
เรียน: {recipient}
ผู้ลงนาม: รองอธิบดี
"""
BODY = """\
ข้อความ:
  - ด้วยกรมจะจัดการประชุม
  - จึงเรียนมาเพื่อโปรดทราบ
"""


def dossier(
    rest: str = BODY, *, kind: str = "หนังสือภายนอก", recipient: str = "ผู้ว่าราชการจังหวัด"
) -> Dossier:
    """The dossier of a short circular with ``rest`` after its head."""
    content = (HEAD.format(kind=kind, recipient=recipient) + rest).encode()
    loaded = circulars.parse(content, ROOT / "config" / "circulars" / "test.yaml", WORKSPACE)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    return loaded.dossier


def composed(rest: str = BODY, *, templates: Path | None = None, **head: Any) -> Composed:
    """The short circular composed."""
    made = dossier(rest, **head)
    return letter(made if templates is None else replace(made, wordings=in_folder(templates)))


def texts(result: Composed, role: str) -> list[str]:
    """What the blocks of a role say, each entry with its number."""
    assert result.letter is not None, [one.message() for one in result.found]
    blocks = [block for block in result.letter.blocks if block.role == role]
    return [f"{one.number} {one.text}".strip() for block in blocks for one in block.entries]


def codes(result: Composed) -> list[str]:
    """The codes of everything found while composing."""
    return [one.code for one in result.found]


def with_office(dossier: Dossier, **changes: Any) -> Dossier:
    """The same circular of an office with other facts."""
    return replace(dossier, office=dossier.office.model_copy(update=changes))
