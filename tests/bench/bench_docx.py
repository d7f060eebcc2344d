"""DOCX, from loaded circular to closed files, beside docxtpl with a lean template of the same.

Beside it, the same bytes written to the same folder in three ways: bare; as safely as docgen writes
(a temporary file, SHA-256, a name given last); and packed anew by Python's ``zipfile`` first. Each
is brought to the disk (fsync) or not. «DOCX of set pages» is ours without composing and setting.
``TMPDIR`` says where the files go; an empty file alone costs 15 to 650 µs by its place on a disk.
"""

from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate  # type: ignore[import-untyped]

from docgen.layout.model.pages import Pages
from docgen.model.dossier import Recipient
from docgen.press import Press
from docgen.thai.numerals import to_thai
from docgen.writers import docx
from docgen.writers.files import write_together
from tests.bench.material import folder, seconds, sender, told, workspace

_OURS, _THEIRS, _ROUNDS = 200, 6, 4
_WAYS = ("ours", "DOCX of set pages", "docxtpl", "its bytes", "as safely", "packed anew, as safely")


def run() -> list[str]:
    """Letter alone, and with the annex."""
    return [_case("recipient"), _case("annex")]


def _case(case: str) -> str:
    with folder() as place:
        around = workspace(place / "workspace", _OURS * _ROUNDS)
        press = Press()
        letters, recipients = sender(around, case, press)
        first = _pages(letters.letter_to(recipients[0]).pages)
        template = place / "template.docx"
        template.write_bytes(_lean(docx.write(first), recipients[0]))
        out = place / "out"
        out.mkdir()
        spent = dict.fromkeys((*_WAYS, *(f"{way}, fsync" for way in _WAYS)), 0.0)
        del spent["docxtpl, fsync"]

        def write(name: str, content: bytes, durable: bool) -> None:
            write_together(out, {name: content}, replace={name}, durable=durable)

        def ours(some: list[Recipient], *, durable: bool) -> None:
            for one in some:
                content = press.docx.write(_pages(letters.letter_to(one).pages))
                write(f"{one.name} {durable}.docx", content, durable)

        def of_set_pages(some: list[tuple[Recipient, Pages]], *, durable: bool) -> None:
            for one, pages in some:
                write(f"{one.name} set.docx", press.docx.write(pages), durable)

        def bare(some: list[tuple[str, bytes]], *, durable: bool) -> None:
            for name, content in some:
                with open(out / f"{name} bare.docx", "wb", buffering=0) as stream:
                    stream.write(content)
                    if durable:
                        os.fsync(stream.fileno())

        def safely(some: list[tuple[str, bytes]], *, durable: bool) -> None:
            for name, content in some:
                write(f"{name} safe.docx", content, durable)

        def packed(some: list[tuple[str, list[tuple[str, bytes]]]], *, durable: bool) -> None:
            for name, members in some:
                write(f"{name} packed.docx", _zip_of(members), durable)

        def theirs(some: list[Recipient]) -> None:
            for one in some:
                document = DocxTemplate(template)
                document.render({"addressee": to_thai(one.addressee)}, autoescape=True)
                document.save(out / f"{one.name} tpl.docx")

        for number in range(_ROUNDS):
            some = list(recipients[number * _OURS : (number + 1) * _OURS])
            spent["docxtpl"] += seconds(partial(theirs, some[:_THEIRS])) / _THEIRS
            for durable, more in ((False, ""), (True, ", fsync")):
                spent[f"ours{more}"] += seconds(partial(ours, some, durable=durable)) / _OURS
                ready = [(one, _pages(letters.letter_to(one).pages)) for one in some]
                made = [
                    (one.name, (out / f"{one.name} {durable}.docx").read_bytes()) for one in some
                ]
                members = [(name, _members(content)) for name, content in made]
                for way, work in (
                    ("DOCX of set pages", partial(of_set_pages, ready)),
                    ("its bytes", partial(bare, made)),
                    ("as safely", partial(safely, made)),
                    ("packed anew, as safely", partial(packed, members)),
                ):
                    spent[f"{way}{more}"] += seconds(partial(work, durable=durable)) / _OURS
        _same_text(out, recipients[0])
    rows = [(name, value / _ROUNDS) for name, value in spent.items()]
    return told(f"DOCX, {case}, {_OURS * _ROUNDS} letters, one process each", rows)


def _members(document: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _zip_of(members: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def _pages(pages: Pages | None) -> Pages:
    assert pages is not None
    return pages


def _lean(document: bytes, recipient: Recipient) -> bytes:
    """Our own file with a placeholder where the addressee stands."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(made, "w", 8) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                words = escape(to_thai(recipient.addressee)).encode("utf-8")
                assert content.count(words) == 1
                content = content.replace(words, b"{{ addressee }}")
            target.writestr(name, content)
    return made.getvalue()


def _same_text(out: Path, recipient: Recipient) -> None:
    """Both say the same, or the ratio means nothing."""
    import docx as python_docx

    ours, theirs = (
        [one.text for one in python_docx.Document(str(out / f"{recipient.name} {end}")).paragraphs]
        for end in ("False.docx", "tpl.docx")
    )
    assert ours == theirs
