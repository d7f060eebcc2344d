"""Several PDFs as one, for the printer or for signing off; their own files stay as they are."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence

import pypdfium2

from docgen.light import regex

_MADE = regex(rb"/CreationDate\(D:\d{14}[^)]*\)")
_NAMED = regex(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")
_TAIL = 4096


def joined_pdf(contents: Iterable[bytes]) -> bytes:
    """All pages in their order."""
    return joined_documents((content,) for content in contents)


def joined_documents(documents: Iterable[Sequence[bytes]], *, duplex: bool = False) -> bytes:
    """All pages of documents, of which each is one PDF or several, in their order.

    With ``duplex`` each document begins on the front of a sheet.
    """
    whole = pypdfium2.PdfDocument.new()
    try:
        for contents in documents:
            count, size = 0, (0.0, 0.0)
            for content in contents:
                part = pypdfium2.PdfDocument(content)
                try:
                    whole.import_pages(part)
                    count, size = count + len(part), part.get_page_size(len(part) - 1)
                finally:
                    part.close()
            if duplex and count % 2:
                whole.new_page(*size)
        stream = io.BytesIO()
        whole.save(stream)
    finally:
        whole.close()
    return _repeatable(stream.getvalue())


def _repeatable(content: bytes) -> bytes:
    """Without the time of day and the random name that the library gives every file."""
    dated = _MADE.sub(lambda found: _padded_day(found[0]), content)
    start = max(0, len(dated) - _TAIL)
    name = hashlib.sha256(_NAMED.sub(b"", dated)).hexdigest()[:32].upper().encode("ascii")
    tail = _NAMED.sub(lambda _: b"/ID[<" + name + b"><" + name + b">]", dated[start:])
    return dated[:start] + tail


def _padded_day(found: bytes) -> bytes:
    """A fixed day in as many bytes, since the file counts them."""
    day = b"/CreationDate(D:20000101000000"
    return day + found[len(day) :]
