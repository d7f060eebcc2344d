"""Files that go out with a letter: their pages after its own, in one PDF."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.workspace import Workspace
from docgen.making import Files, Press, prepare
from docgen.model.dossier import Dossier

_IDENTIFIER = re.compile(rb"/ID\s*\[.*<([0-9A-Fa-f]{32})>\s*\]", re.DOTALL)
_MOST_BYTES = 100_000_000  # a PDF to be joined
_DEEPEST = 12  # a chain of offices is shorter


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The PDFs whose pages follow those of every letter of a circular, in their order."""

    contents: tuple[bytes, ...] = ()

    def after(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """``files`` with the enclosures' pages at the end of every PDF."""
        if not self.contents:
            return dict(files)
        return {
            name: _joined([content, *self.contents]) if name.endswith(".pdf") else content
            for name, content in files.items()
        }

    def behind(self, files: Files) -> Files:
        """The same of files that are only begun."""
        return lambda: self.after(files())

    @property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of each."""
        return tuple(hashlib.sha256(one).hexdigest() for one in self.contents)


def enclosures(dossier: Dossier, press: Press) -> Enclosures:
    """The enclosures as they are now; :class:`Rejected` when one of them cannot be made."""
    return Enclosures(tuple(_enclosed(dossier, press, (opening.resolved(dossier.path),))))


def paths_of_enclosed(dossier: Dossier) -> list[Path]:
    """The files that go out with the letter, in order."""
    folder, circular = dossier.path.parent, dossier.circular
    names = [one.file.replace("\\", "/") for one in circular.enclosures if one.file]
    return [opening.resolved(folder / name) for name in names]


def _enclosed(dossier: Dossier, press: Press, seen: tuple[Path, ...]) -> Iterator[bytes]:
    """The enclosures' PDFs in order: as they lie there, or drawn with enclosures of their own."""
    for index, enclosure in enumerate(dossier.circular.enclosures):
        if enclosure.file is None:
            continue
        path = opening.resolved(dossier.path.parent / enclosure.file.replace("\\", "/"))
        if path.suffix == ".pdf":
            yield opening.content(path, _MOST_BYTES, within=dossier.workspace)
        elif path not in seen and len(seen) < _DEEPEST:
            made = prepare(path, Workspace(dossier.workspace), press)
            whole = made.is_sound and made.sample_of is None
            if not whole or made.pages is None or made.dossier is None:
                at = dossier.places.of("enclosures", index, "file")
                raise Rejected([Diagnostic("DG5018", at, {"file": enclosure.file})])
            yield press.pdf.pdf(made.pages)
            yield from _enclosed(made.dossier, press, (*seen, path))


def _joined(contents: list[bytes]) -> bytes:
    """One PDF of several; the first keeps its title, its language and its reading order."""
    import io

    import pypdfium2

    whole = pypdfium2.PdfDocument(contents[0])
    try:
        for content in contents[1:]:
            part = pypdfium2.PdfDocument(content)
            try:
                whole.import_pages(part)
            finally:
                part.close()
        stream = io.BytesIO()
        whole.save(stream)
        return _with_its_own_id(stream.getvalue())
    finally:
        whole.close()


def _with_its_own_id(content: bytes) -> bytes:
    """The identifier by what the file holds, not by chance: same input, same bytes."""
    head, mark, tail = content.rpartition(b"trailer")
    match = _IDENTIFIER.search(tail)
    if match is None:
        return content
    start, end = match.span(1)
    digits = hashlib.sha256(head).hexdigest().upper()[: end - start].encode("ascii")
    return head + mark + tail[:start] + digits + tail[end:]
