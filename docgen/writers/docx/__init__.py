"""The DOCX writer: Pages become an editable Word file, the same bytes for the same Pages."""

from __future__ import annotations

from docgen.writers.docx.writer import Writer, write

__all__ = ["Writer", "write"]
