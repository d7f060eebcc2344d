"""DOCX, from loaded circular to closed files, beside docxtpl with a lean template of the same.

Beside it: the same bytes, only written to the same folder, and brought to the disk (fsync) or not.
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
_WAYS = ("ours", "docxtpl", "its bytes", "ours, fsync", "its bytes, fsync")


def run() -> list[str]:
    """Letter alone, and with the annex."""
    return [_case("recipient"), _case("annex")]


def _case(case: str) -> str:
    with folder() as place:
        made = workspace(place / "workspace", _OURS * _ROUNDS)
        press = Press()
        letters, recipients = sender(made, case, press)
        first = _pages(letters.letter_to(recipients[0]).pages)
        template = place / "template.docx"
        template.write_bytes(_lean(docx.write(first), recipients[0]))
        out = place / "out"
        out.mkdir()
        spent = dict.fromkeys(_WAYS, 0.0)

        def ours(some: list[Recipient], *, durable: bool) -> None:
            for one in some:
                content = press.docx.write(_pages(letters.letter_to(one).pages))
                name = f"{one.name} {durable}.docx"
                write_together(out, {name: content}, durable=durable)

        def only_written(some: list[Recipient], *, durable: bool) -> None:
            for one in some:
                content = (out / f"{one.name} {durable}.docx").read_bytes()
                with open(out / f"{one.name} {durable} again.docx", "wb", buffering=0) as stream:
                    stream.write(content)
                    if durable:
                        os.fsync(stream.fileno())

        def theirs(some: list[Recipient]) -> None:
            for one in some:
                document = DocxTemplate(template)
                document.render({"addressee": to_thai(one.addressee)}, autoescape=True)
                document.save(out / f"{one.name} tpl.docx")

        for number in range(_ROUNDS):
            some = list(recipients[number * _OURS : (number + 1) * _OURS])
            spent["ours"] += seconds(partial(ours, some, durable=False)) / _OURS
            spent["docxtpl"] += seconds(partial(theirs, some[:_THEIRS])) / _THEIRS
            spent["ours, fsync"] += seconds(partial(ours, some, durable=True)) / _OURS
            for name, durable in (("its bytes", False), ("its bytes, fsync", True)):
                spent[name] += seconds(partial(only_written, some, durable=durable)) / _OURS
        _same_text(out, recipients[0])
    rows = [(name, value / _ROUNDS) for name, value in spent.items()]
    return told(f"DOCX, {case}, {_OURS * _ROUNDS} letters, one process each", rows)


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
