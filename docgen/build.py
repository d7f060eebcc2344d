"""One circular through all the stages: loaded, composed, judged, laid out, drawn. Prints nothing."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.checks import judge
from docgen.circular import Dossier, Recipient
from docgen.compose import letter as composed
from docgen.diagnostics import Diagnostic
from docgen.kinds import kind
from docgen.layout import set_pages
from docgen.layout.pages import Pages
from docgen.length import Length
from docgen.letter import Letter
from docgen.loading import circulars
from docgen.loading.workspace import Workspace
from docgen.standards import Measure, Standard, typing_manual
from docgen.writers import docx

if TYPE_CHECKING:
    from docgen.writers.pdf import PdfWriter

FORMATS = ("docx", "pdf")
_EMBLEM = Path(__file__).parent / "assets" / "emblem" / "garuda.png"
_EMBLEM_RATIO = 0.94
_RATIO_TOLERANCE = 0.05
_PRINT_PPI = 300
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A circular as far as it could be taken: ``None`` stands where an error stopped the way.

    ``sources`` are the texts that were read, by file, for showing the lines that are at fault.
    """

    path: Path
    dossier: Dossier | None
    letter: Letter | None
    pages: Pages | None
    found: tuple[Diagnostic, ...]
    sources: Any

    @property
    def is_sound(self) -> bool:
        """Whether the letter may be written."""
        return self.pages is not None and not any(one.is_error for one in self.found)


@dataclass
class Press:
    """What stays the same from one letter to the next: the standard, the face and the drawing."""

    standard: Standard = field(default_factory=typing_manual)
    page_breaks: bool = True

    @cached_property
    def pdf(self) -> PdfWriter:
        """The PDF writer, made when the first PDF or page image is wanted."""
        from docgen.writers.pdf import PdfWriter

        return PdfWriter()

    @property
    def departures(self) -> tuple[Measure, ...]:
        """The measures in which this office's house style leaves the standard."""
        return tuple(one for one in self.standard if one != typing_manual()[one.name])

    def drawn(self, pages: Pages, formats: Collection[str], stem: str) -> dict[str, bytes]:
        """The letter's files by name: ``stem.docx``, ``stem.pdf``."""
        files = {}
        if "docx" in formats:
            files[f"{stem}.docx"] = docx.write(pages, page_breaks=self.page_breaks)
        if "pdf" in formats:
            files[f"{stem}.pdf"] = self.pdf.pdf(pages)
        return files


def prepare(path: Path, workspace: Workspace, press: Press | None = None) -> Prepared:
    """The letter of one YAML file, to the addressee it names, with every fault of every stage."""
    loaded = circulars.load(path, workspace)
    if loaded.dossier is None:
        return Prepared(path, None, None, None, _sorted(loaded.found), loaded.sources)
    return for_recipient(loaded.dossier, None, workspace, press or Press(), loaded)


def for_recipient(
    dossier: Dossier,
    recipient: Recipient | None,
    workspace: Workspace,
    press: Press,
    loaded: circulars.Loaded,
) -> Prepared:
    """The letter of a loaded circular to one recipient of its list, or as written (``None``)."""
    emblem, found = emblem_of(dossier, press.standard)
    made = composed(dossier, recipient=recipient, templates=workspace.templates)
    found += [*loaded.found, *made.found]
    pages = None
    if made.letter is not None:
        found += judge(dossier, made.letter)
        if not any(one.code in ("DG5301", "DG5302") for one in found):
            laid = set_pages(
                made.letter,
                standard=press.standard,
                emblem=emblem,
                family=press.standard["font_family"].value,
            )
            pages = laid.pages
            found += laid.found
    return Prepared(dossier.path, dossier, made.letter, pages, _sorted(found), loaded.sources)


def emblem_of(dossier: Dossier, standard: Standard) -> tuple[Path, list[Diagnostic]]:
    """The office's emblem file, or docgen's own, with what is wrong with it at its printed size."""
    if dossier.office.emblem is None:
        return _EMBLEM, []
    path = dossier.workspace / dossier.office.emblem
    height = standard[kind(dossier.circular.kind).emblem_height].length
    return path, _emblem_faults(path, dossier.office.emblem, height)


def _emblem_faults(path: Path, written: str, height: Length) -> list[Diagnostic]:
    pixels = round(height.to("in") * _PRINT_PPI)
    params: dict[str, Any] = {"file": written, "pixels": pixels, "printed": f"{height.mm:g}"}
    if not path.is_file():
        return [Diagnostic("DG5301", None, params)]
    with path.open("rb") as stream:
        head = stream.read(24)
    if not head.startswith(_PNG) or len(head) < 24:
        return [Diagnostic("DG5302", None, params)]
    across, down = struct.unpack(">II", head[16:24])
    found = []
    if down < pixels:
        found.append(Diagnostic("DG5303", None, {**params, "height": down}))
    if abs(across / max(down, 1) - _EMBLEM_RATIO) > _RATIO_TOLERANCE:
        ratio = f"{across / max(down, 1):.2f}"
        found.append(
            Diagnostic("DG5304", None, {**params, "ratio": ratio, "expected": _EMBLEM_RATIO})
        )
    return found


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each fault once, in the order of the file."""
    once = {(one.code, one.at, repr(one.params)): one for one in found}
    return tuple(sorted(once.values(), key=_place))


def _place(one: Diagnostic) -> tuple[str, int, int, str]:
    if one.at is None:
        return ("", 0, 0, one.code)
    return (one.at.file, one.at.line, one.at.column, one.code)
