"""A template that a Word file fetches from elsewhere is told, and taken out when it is mended."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docgen.checks.word_file import apart
from docgen.standards import typing_manual
from tests.hostile.remote_template import with_template


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
