"""Files that go out with a letter: their pages after its own, in one PDF."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.layout.model.pages import Pages
from docgen.light import dataclass, regex
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.dossier import Dossier
from docgen.press import Files, Press

_IDENTIFIER = regex(rb"/ID\s*\[.*<([0-9A-Fa-f]{32})>\s*\]", re.DOTALL)
_MOST_BYTES = 100_000_000  # a PDF to be joined
_DEEPEST = 12  # a chain of offices is shorter


@dataclass(frozen=True, slots=True)
class Enclosures:
    """The PDFs whose pages follow those of every letter of a circular, in their order.

    ``signers`` are those for whom the PDF has a field to sign in, once all pages are in it.
    """

    contents: tuple[bytes, ...] = ()
    signers: tuple[str, ...] = ()

    def append_pages(self, files: Mapping[str, bytes], pages: Pages) -> dict[str, bytes]:
        """``files`` with the enclosures' pages at the end of every PDF, then fields to sign in.

        Raises: Rejected, with DG5484 where nobody signs on the ``pages``, DG5485 where the extra
        ``sign`` is not installed.
        """
        if not self.contents and not self.signers:
            return dict(files)
        return {
            name: self._whole(content, pages) if name.endswith(".pdf") else content
            for name, content in files.items()
        }

    def _whole(self, content: bytes, pages: Pages) -> bytes:
        if self.contents:
            content = _joined_pdf([content, *self.contents])
        if not self.signers:
            return content
        return _with_fields(content, pages, self.signers, is_archival=not self.contents)

    def append_pages_later(self, files: Files, pages: Pages) -> Files:
        """The same of files that are only begun."""
        return lambda: self.append_pages(files(), pages)

    @property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of each."""
        return tuple(hashlib.sha256(content).hexdigest() for content in self.contents)


def enclosures(dossier: Dossier, press: Press) -> Enclosures:
    """The enclosures as they are now, and who signs in fields.

    Raises: Rejected, when an enclosure cannot be made; with DG5485 where fields are wanted and the
    extra for them is not installed.
    """
    if press.sign_fields and find_spec("pyhanko") is None:
        raise Rejected([Diagnostic("DG5485", None)])
    seen = (opening.resolved_path(dossier.path),)
    contents = tuple(content for _, content in _enclosed_pdfs(dossier, press, seen))
    return Enclosures(contents, _signers(dossier) if press.sign_fields else ())


def _signers(dossier: Dossier) -> tuple[str, ...]:
    """Who signs the letter, in order."""
    several = dossier.circular.signatures
    return tuple(signer.name for signer in several) if several else (dossier.signatory.name,)


def _with_fields(
    content: bytes, pages: Pages, signers: Sequence[str], *, is_archival: bool
) -> bytes:
    from docgen.layout.sign_places import sign_places
    from docgen.writers.pdf.sign_fields import SignField, with_fields

    places = sign_places(pages)
    if not places:
        raise Rejected([Diagnostic("DG5484", None, {"title": pages.title})])
    fields = [
        SignField(name, place.page, place.left, place.top, place.width, place.height)
        for name, place in zip(signers, places, strict=False)
    ]
    try:
        return with_fields(content, fields, is_archival=is_archival)
    except ModuleNotFoundError:
        raise Rejected([Diagnostic("DG5485", None)]) from None


def paths_of_enclosed(dossier: Dossier) -> list[Path]:
    """The files that go out with the letter, in order."""
    folder, circular = dossier.path.parent, dossier.circular
    names = [
        enclosure.file.replace("\\", "/") for enclosure in circular.enclosures if enclosure.file
    ]
    return [opening.resolved_path(folder / name) for name in names]


def enclosed_files(dossier: Dossier, press: Press) -> dict[int, bytes]:
    """The enclosures that are files, each one PDF, by the place of their line.

    Raises: Rejected, when one of them cannot be made.
    """
    found: dict[int, list[bytes]] = {}
    for place, content in _enclosed_pdfs(dossier, press, (opening.resolved_path(dossier.path),)):
        found.setdefault(place, []).append(content)
    return {
        place: contents[0] if len(contents) == 1 else _joined_pdf(contents)
        for place, contents in found.items()
    }


def _enclosed_pdfs(
    dossier: Dossier, press: Press, seen: tuple[Path, ...]
) -> Iterator[tuple[int, bytes]]:
    """The enclosures' PDFs in order: as they lie there, or drawn with enclosures of their own.

    Each comes with the place of the line that it belongs to.
    """
    for index, enclosure in enumerate(dossier.circular.enclosures):
        if enclosure.file is None:
            continue
        path = opening.resolved_path(dossier.path.parent / enclosure.file.replace("\\", "/"))
        if path.suffix == ".pdf":
            yield index, opening.content(path, _MOST_BYTES, within=dossier.workspace)
        elif path not in seen and len(seen) < _DEEPEST:
            made = prepare(path, Workspace(dossier.workspace), press)
            whole = made.is_sound and made.sample_of is None
            if not whole or made.pages is None or made.dossier is None:
                at = dossier.places.of("enclosures", index, "file")
                raise Rejected([Diagnostic("DG5018", at, {"file": enclosure.file})])
            yield index, press.pdf.pdf(made.pages)
            for _, content in _enclosed_pdfs(made.dossier, press, (*seen, path)):
                yield index, content


def _joined_pdf(contents: list[bytes]) -> bytes:
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
