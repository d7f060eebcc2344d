"""docgen's own data in a file that was received: taken out of the PDF or the DOCX, not yet trusted.

Where the file carries them and the printed text still says the same, nothing need be recognised.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import unescape

from docgen.light import regex
from docgen.model.letter_data import FILE_NAME, LARGEST, LetterData, from_json

_PART = regex(r"customXml/item\d{1,3}\.xml")
_HELD = regex(r'<letter xmlns="urn:docgen:letter:\d+"[^>]*>(?P<json>.*)</letter>', re.DOTALL)
_MOST_PARTS = 32


def own_data(name: str, content: bytes) -> LetterData | None:
    """What docgen wrote into the file ``name``; ``None`` where it wrote nothing there.

    Raises ``ValueError`` where the data are damaged, changed, or of a later version.
    """
    suffix = Path(name).suffix.lower()
    readers = {".docx": _of_docx, ".pdf": _of_pdf}
    found = readers[suffix](content) if suffix in readers else None
    return None if found is None else from_json(found)


def texts_of_pdf(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order in which it was drawn."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _of_docx(content: bytes) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [entry for entry in package.infolist() if _PART.fullmatch(entry.filename)]
            for member in names[:_MOST_PARTS]:
                if member.file_size > LARGEST * 2:  # Word may write it with entities
                    continue
                held = _HELD.search(package.read(member).decode("utf-8", "replace"))
                if held is not None:
                    return unescape(held["json"], {"&quot;": '"', "&apos;": "'"}).encode("utf-8")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        return None  # whoever reads the letter itself tells what is wrong with the file
    return None


def _of_pdf(content: bytes) -> bytes | None:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    try:
        for number in range(min(document.count_attachments(), _MOST_PARTS)):
            attachment = document.get_attachment(number)
            if attachment.get_name() == FILE_NAME:
                return bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
    return None
