"""Several PDFs as one, for the printer and for signing off; the letters' own files stay as they are."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_SHEET = (595.276, 841.89)


def joined(contents: Iterable[bytes], *, duplex: bool = False) -> bytes:
    """All pages in their order; with ``duplex`` each document begins on the front of a sheet."""
    whole = pypdfium2.PdfDocument.new()
    try:
        for content in contents:
            part = pypdfium2.PdfDocument(content)
            try:
                whole.import_pages(part)
                if duplex and len(part) % 2:
                    whole.new_page(*part[len(part) - 1].get_size())
            finally:
                part.close()
        stream = io.BytesIO()
        whole.save(stream)
        return _without_identity(stream.getvalue(), whole)
    finally:
        whole.close()
