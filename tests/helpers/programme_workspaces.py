"""Workspaces of ``tests/programmes``: a programme with its circular, list and data."""

from __future__ import annotations

import shutil
from pathlib import Path

from docgen.loading.workspace import Workspace
from tests.helpers.workspaces import make_workspace

FOLDER = Path(__file__).parents[1] / "programmes"
NAMES = tuple(sorted(one.name for one in FOLDER.iterdir() if one.is_dir()))
OFFICE = """\
ตัวอย่าง:
  ชื่อ: กรมตัวอย่าง
  หัวหนังสือ: [กรมตัวอย่าง, ถนนราชดำเนิน กทม. 10200]
  เจ้าของเรื่อง: [กองแผนงาน]
  โทร: 0 2241 9000
  ที่: มท 0812
"""
SIGNATORY = """\
ผู้อำนวยการ:
  ชื่อ: นายกล้า ใจดี
  ตำแหน่ง: อธิบดีกรมตัวอย่าง
"""


def programme_workspace(name: str, root: Path) -> tuple[Workspace, Path]:
    """The workspace of one programme, and its circular."""
    workspace = make_workspace(root)
    config, source = workspace.config, FOLDER / name
    for folder in ("programmes", "submissions", "recipients", "circulars"):
        (config / folder).mkdir(exist_ok=True)
    shutil.copy(source / "programme.yaml", config / "programmes" / "โครงการ.yaml")
    shutil.copy(source / "recipients.csv", config / "recipients" / "recipients.csv")
    for one in source.glob("*.csv"):
        if one.name != "recipients.csv":
            shutil.copy(one, config / "submissions" / one.name)
    for file, text in (("offices.yaml", OFFICE), ("signatories.yaml", SIGNATORY)):
        with (config / file).open("a", encoding="utf-8") as stream:
            stream.write(text)
    path = config / "circulars" / "ว1.yaml"
    shutil.copy(source / "circular.yaml", path)
    return workspace, path
