"""Empty fields to sign in, put into a finished PDF by what is added at its end.

What was drawn stays byte for byte. The file then no longer claims PDF/UA, whose rules for fields
it does not meet, nor PDF/A where pages of other files were appended.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_UA = re.compile(
    rb'\s{0,40}<pdfuaid:part>\d{1,4}</pdfuaid:part>|\s{1,40}pdfuaid:part\s{0,8}=\s{0,8}(?:"\d+"|\'\d+\')'
)
_A = re.compile(
    rb"\s{0,40}<pdfaid:(?P<name>part|conformance)>\w{1,8}</pdfaid:(?P=name)>"
    rb'|\s{1,40}pdfaid:(?:part|conformance)\s{0,8}=\s{0,8}(?:"\w+"|\'\w+\')'
)
_NAME = "Signature{}"


@dataclass(frozen=True, slots=True)
class SignField:
    """A field: who signs there, and its box in points from the page's upper left corner."""

    label: str
    page: int
    left: float
    top: float
    width: float
    height: float


def with_fields(content: bytes, fields: Sequence[SignField], *, is_archival: bool) -> bytes:
    """The PDF with an empty visible field for each signer; the same input gives the same bytes.

    ``is_archival`` says that it is PDF/A all the same.
    """
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    writer: Any = IncrementalPdfFileWriter(io.BytesIO(content))
    for number, field in enumerate(fields, 1):
        page = writer.root["/Pages"]
        height = float(_page(page, field.page)["/MediaBox"][3])
        box = (
            round(field.left),
            round(height - field.top - field.height),
            round(field.left + field.width),
            round(height - field.top),
        )
        spec = SigFieldSpec(
            _NAME.format(number),
            on_page=field.page,
            box=box,
            empty_field_appearance=True,
            readable_field_name=field.label,
        )
        append_signature_field(writer, spec)
    _claims(writer, is_archival=is_archival)
    digest = hashlib.sha256(content + repr(fields).encode("utf-8")).digest()
    first = generic.ByteStringObject(hashlib.md5(content, usedforsecurity=False).digest())
    own = generic.ByteStringObject(digest[:16])
    # The writer would take an identifier by chance, and the clock's time for the metadata.
    writer._document_id = generic.ArrayObject([first, own])
    writer._update_meta = lambda: None
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _page(node: Any, number: int) -> Any:
    """The page of that number in a tree of pages."""
    for kid in node["/Kids"]:
        kid = kid.get_object()
        count = int(kid.get("/Count", 1)) if kid["/Type"] == "/Pages" else 1
        if number < count:
            return kid if kid["/Type"] == "/Page" else _page(kid, number)
        number -= count
    raise LookupError(number)


def _claims(writer: Any, *, is_archival: bool) -> None:
    """Leave in the metadata only the standards that still hold."""
    from pyhanko.pdf_utils import generic

    held = writer.root.get("/Metadata")
    if held is None:
        return
    said = _UA.sub(b"", held.get_object().data)
    said = said if is_archival else _A.sub(b"", said)
    names = {"/Type": "/Metadata", "/Subtype": "/XML"}
    about = {generic.pdf_name(key): generic.pdf_name(value) for key, value in names.items()}
    made = generic.StreamObject(about, stream_data=said)
    writer.root["/Metadata"] = writer.add_object(made)
    writer.update_root()
