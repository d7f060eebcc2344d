"""The parts of a Word file that docgen writes, as XML."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from docgen.layout.model.pages import Pages
from docgen.writers import docx


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root(made: bytes, name: str) -> Any:
    return etree.fromstring(parts(made)[f"word/{name}.xml"])


def body(pages: Pages, *, page_breaks: bool = True) -> Any:
    made = docx.write(pages, page_breaks=page_breaks)
    return root(made, "document")[0]
