"""``--approved`` over every document: what is the same passes, and one true change is told alone.

Every document of ``config/`` and ``tests/documents/`` is made as a draft and issued by the command
with that draft as what was approved: DOCX and PDF, with their data and without. Then every fourth
text of its DOCX is changed by itself, in turn a word altered, added or taken out, and the file is
held against the letter: the change must be told, and nothing beside it.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from click.testing import CliRunner

from docgen.cli import main
from docgen.comparing.differences import Change
from docgen.comparing.same_letters import letters_and_figures
from docgen.comparing.sides import changes_between
from docgen.kinds.parts import FILLED_LATER, roles_with_trait
from docgen.reading.recognise import recognised_here
from tests.bench.read_back import Document, documents_in, files_of

_FORMS = ("docx", "pdf", "data.docx", "data.pdf")
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*[ก-ฮ]{2}[^<]*)(</w:t>)")
_EVERY = 4  # of the texts of a file one in so many is changed
_ADDED = "เพิ่มเติม"
_SHOWN = 100
_REFUSED = re.compile(r"DG\d{4}")


def run() -> list[str]:
    """What the command said of the same letters, then what was told of one change each."""
    with tempfile.TemporaryDirectory() as place:
        documents = list(documents_in(Path(place)))
        made = Path(place) / "made"
        made.mkdir()
        files_of(documents, made, is_printed=False)
        issued = [text for form in _FORMS for text in issued_texts(documents, made, form)]
        return [*issued, *changed_texts(documents, made)]


def issued_texts(documents: Sequence[Document], place: Path, form: str) -> list[str]:
    """What the command says when the draft that was approved is the same letter."""
    counted: Counter[str] = Counter()
    told = []
    for document in documents:
        room = place / "issued" / form / document.circular.stem
        shutil.copytree(document.workspace.root, room)
        circular = room / document.circular.relative_to(document.workspace.root)
        draft = place / f"{document.circular.stem}.{form}"
        command = ["build", str(circular), "--final", "--approved", str(draft)]
        result = CliRunner().invoke(main, command)
        codes = sorted(set(_REFUSED.findall(result.output))) if result.exit_code else []
        if "DG2217" in codes:
            counted["told as different"] += 1
            told.append(f"{form:10} FALSE {document.circular.stem}: {result.output[: _SHOWN * 3]}")
        elif result.exit_code:
            counted[f"refused for what is open or else: {' '.join(codes)}"] += 1
        else:
            counted["issued"] += 1
        shutil.rmtree(room)
    said = ", ".join(f"{count} {what}" for what, count in counted.most_common())
    return [f"{form:10} {len(documents)} documents: {said}", *told]


def changed_texts(documents: Sequence[Document], place: Path) -> list[str]:
    """Of how many single changes exactly that change was told, and which were not."""
    counted: Counter[str] = Counter()
    told = []
    for document in documents:
        name = document.circular.stem
        content = (place / f"{name}.docx").read_bytes()
        for before, after, changed in _with_one_change(content):
            read = recognised_here(Path(f"{name}.docx"), changed, document.own)
            found = [
                change
                for change in changes_between(read, document.letter)
                if change.role not in roles_with_trait(FILLED_LATER)
            ]
            what = _verdict(before, after, found)
            counted[what] += 1
            if what != "told alone":
                shown = [f"{one.role}: {one.before[:60]} | {one.after[:60]}" for one in found]
                told.append(f"{what}: {name}: {before[:60]} -> {after[:60]} {shown}")
    said = ", ".join(f"{count} {what}" for what, count in counted.most_common())
    return [f"one change in a DOCX: {sum(counted.values())} changes: {said}", *told]


def _with_one_change(content: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Every fourth text of a Word file changed by itself: what stood there, what stands there."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "word/document.xml"
    xml = parts[name].decode("utf-8")
    for number, match in enumerate(_TEXT.finditer(xml)):
        if number % _EVERY:
            continue
        text = match[2]
        altered = _altered(text, number // _EVERY)
        changed = xml[: match.start(2)] + altered + xml[match.end(2) :]
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for part, written in parts.items():
                package.writestr(part, changed.encode("utf-8") if part == name else written)
        yield text, altered, target.getvalue()


def _altered(text: str, number: int) -> str:
    """A text with a word altered, added, or taken out, in turn."""
    words = text.split(" ")
    last = max(range(len(words)), key=lambda at: len(words[at]))
    if number % 3 == 0:
        words[last] = words[last][:2] + _ADDED + words[last][4:]
    elif number % 3 == 1 or len(words) == 1:
        words.append(_ADDED)
    else:
        del words[last]
    return " ".join(words)


def _verdict(before: str, after: str, found: Sequence[Change]) -> str:
    """Whether the change was told, and whether alone."""
    if not found:
        return "not told"
    is_there = any(_shows(change, before, after) for change in found)
    if not is_there:
        return "told otherwise"
    return "told alone" if len(found) == 1 else "told with others"


def _shows(change: Change, before: str, after: str) -> bool:
    """Whether a change shows what stood in the letter, or what stands in the file instead."""
    said = (letters_and_figures(change.before), letters_and_figures(change.after))
    texts = [letters_and_figures(text) for text in (after, before)]
    return any(
        one and other and (one in other or other in one)
        for one, other in zip(said, texts, strict=True)
    )
