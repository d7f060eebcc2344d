"""Signatures of a PDF: one more put into its field, and what those that it has are worth."""

from __future__ import annotations

import datetime
import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.thai.dates import ERA

_SIZE = 14  # points of the words in the field, fewer where it is low
_EDGE = 1  # points of white around them
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))


class SigningError(Exception):
    """The signature could not be made; ``kind`` is ``key``, ``field``, ``time`` or ``file``."""

    def __init__(self, kind: str, text: str = "") -> None:
        super().__init__(text or kind)
        self.kind, self.text = kind, text


@dataclass(frozen=True, slots=True)
class SigningOrder:
    """Who signs where: the key in a PKCS #12 file, the field or the signer's label, the words.

    Without a ``timestamp`` the signature is PAdES B-B, with the address of an authority B-T.
    ``words`` are printed in the field, in the face of ``font``.
    """

    key: bytes
    passphrase: str
    words: str
    font: Path
    signer: str = ""
    timestamp: str = ""


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """One signature: whose certificate, when, and whether what it covers is as it was signed.

    ``is_whole`` says that it is; ``is_changed_after`` that something was added afterwards that
    a signature does not allow. ``is_known`` says that its authority is one of those trusted.
    """

    field: str
    label: str
    who: str
    at: str
    is_whole: bool
    is_changed_after: bool
    is_known: bool
    covers_all: bool
    has_timestamp: bool


def signed_pdf(content: bytes, order: SigningOrder, *, timestamper: Any = None) -> bytes:
    """The PDF with one more signature, in the first field that is free or the signer's own.

    Raises: SigningError, when the key, the field or the authority's time is not to be had.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko.sign.timestamps import HTTPTimeStamper

    _quiet()
    try:
        signer = SimpleSigner.load_pkcs12_data(
            order.key, other_certs=[], passphrase=order.passphrase.encode("utf-8")
        )
    except ValueError as error:
        raise SigningError("key", str(error)) from error
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(content))
    except Exception as error:
        raise SigningError("file", str(error)) from error
    name = _free_field(writer, order.signer)
    who = _subject(signer.signing_cert)
    if timestamper is None and order.timestamp:
        timestamper = HTTPTimeStamper(order.timestamp)
    about = PdfSignatureMetadata(field_name=name, subfilter=SigSeedSubFilter.PADES)
    maker = PdfSigner(about, signer, timestamper=timestamper, stamp_style=_style(order, who))
    try:
        made: bytes = maker.sign_pdf(writer, existing_fields_only=True).getvalue()
    except Exception as error:
        kind = "time" if timestamper is not None else "file"
        raise SigningError(kind, f"{type(error).__name__}: {error}") from error
    return made


def _style(order: SigningOrder, who: str) -> Any:
    """The words of the field in the letter's own face, which is embedded."""
    from pyhanko.pdf_utils.font.api import FontEngineFactory
    from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
    from pyhanko.pdf_utils.layout import (
        AxisAlignment,
        InnerScaling,
        Margins,
        SimpleBoxLayoutRule,
    )
    from pyhanko.pdf_utils.text import TextBoxStyle
    from pyhanko.stamp import TextStampStyle

    content = order.font.read_bytes()

    class FaceFromMemory(FontEngineFactory):
        """The face from memory: the library's own factory leaves its file open."""

        def create_font_engine(self, writer: Any, obj_stream: Any = None) -> Any:
            return GlyphAccumulator(
                writer,
                font_handle=io.BytesIO(content),
                font_size=_SIZE,
                ot_script_tag="thai",
                bcp47_lang_code="th",
                obj_stream=obj_stream,
            )

    return TextStampStyle(
        border_width=0,
        background=None,
        inner_content_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID,
            y_align=AxisAlignment.ALIGN_MID,
            margins=Margins(_EDGE, _EDGE, _EDGE, _EDGE),
            inner_content_scaling=InnerScaling.SHRINK_TO_FIT,
        ),
        text_box_style=TextBoxStyle(font=FaceFromMemory(), font_size=_SIZE, border_width=0),
        stamp_text=order.words.replace("{name}", who).replace("%", "%%"),
    )


def _quiet() -> None:
    """The library's log goes nowhere: what there is to tell is told as a fault."""
    for name in ("pyhanko", "pyhanko_certvalidator", "fontTools"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _free_field(writer: Any, signer: str) -> str:
    """The name of the field to sign in.

    Raises: SigningError, when none is free, or none is that signer's.
    """
    from pyhanko.sign.fields import enumerate_sig_fields

    free = [
        (name, str(reference.get_object().get("/TU", "")))
        for name, value, reference in enumerate_sig_fields(writer)
        if value is None
    ]
    own = [name for name, label in free if not signer or signer in (name, label)]
    if not own:
        raise SigningError("field", ", ".join(label or name for name, label in free))
    return str(own[0])


def electronic_signatures(
    content: bytes, trusted: Sequence[bytes] = ()
) -> tuple[SignatureShown, ...]:
    """Every signature of a PDF, in the order in which they were made; none where it has none.

    ``trusted`` are certificates of authorities. Raises: ValueError, when the file cannot be read.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    _quiet()
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        embedded = reader.embedded_regular_signatures
    except Exception as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return tuple(_signature_shown(signature, trusted) for signature in embedded)


def _signature_shown(embedded: Any, trusted: Sequence[bytes]) -> SignatureShown:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    roots = list(_certificates(trusted))
    # Revocation lists are fetched from nowhere: docgen works offline and says who, not whether
    # the certificate was withdrawn since.
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail"
    )
    label = str(embedded.sig_field.get("/TU", ""))
    who = _subject(embedded.signer_cert)
    try:
        status = validate_pdf_signature(embedded, context)
    except Exception:
        return SignatureShown(embedded.field_name, label, who, "", *(False,) * 5)
    when = status.signer_reported_dt
    if status.timestamp_validity is not None:
        when = status.timestamp_validity.timestamp
    level = status.modification_level
    changed = level is not None and level is ModificationLevel.OTHER
    return SignatureShown(
        embedded.field_name,
        label,
        who,
        _moment(when) if when is not None else "",
        is_whole=bool(status.intact and status.valid),
        is_changed_after=changed,
        is_known=bool(status.trusted),
        covers_all=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        has_timestamp=status.timestamp_validity is not None,
    )


def _subject(certificate: Any) -> str:
    if certificate is None:
        return ""
    named = certificate.subject.native
    return str(named.get("common_name") or certificate.subject.human_friendly)


def _certificates(files: Sequence[bytes]) -> Any:
    from pyhanko.keys import load_certs_from_pemder_data

    for content in files:
        yield from load_certs_from_pemder_data(content)


def _moment(when: datetime.datetime) -> str:
    """``2569-11-30 23:34`` in Thailand, as the register writes moments."""
    local = when.astimezone(_THAILAND)
    return f"{local.year + ERA}-{local:%m-%d %H:%M}"
