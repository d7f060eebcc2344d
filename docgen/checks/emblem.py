"""An office's own emblem: a PNG with dots enough for its size on paper, in the Garuda's shape."""

from __future__ import annotations

from pathlib import Path

from docgen import picture_size
from docgen.diagnostics import Diagnostic
from docgen.length import Length
from docgen.model.dossier import Dossier
from docgen.model.surroundings import PictureFile
from docgen.standards import Standard

EMBLEM = Path(__file__).parents[1] / "assets" / "emblem" / "garuda.png"
# Width over height of the Garuda of the forms, and how far another drawing of it may be off.
_RATIO = 0.94
_RATIO_TOLERANCE = 0.05


def emblem_of(dossier: Dossier, standard: Standard) -> tuple[Path, list[Diagnostic]]:
    """The office's emblem file, or docgen's own, with what is wrong with it at its printed size."""
    heights = (each.form.emblem_height for each in (dossier, *dossier.sheets))
    height_of = next(filter(None, heights), "")
    if dossier.office.emblem is None or not height_of:
        return EMBLEM, []
    picture = dossier.around.pictures[dossier.office.emblem]
    return picture.path, emblem_faults(picture, standard[height_of].length)


def emblem_faults(picture: PictureFile, height: Length) -> list[Diagnostic]:
    """What is wrong with an emblem that is to be printed ``height`` high."""
    needed, written = picture_size.dots(height), picture.written
    params: dict[str, object] = {"file": written, "pixels": needed, "printed": f"{height.mm:g}"}
    if not picture.is_inside:
        return [Diagnostic("DG2031", None, {"text": written})]
    if not picture.is_file:
        return [Diagnostic("DG5301", None, params)]
    if picture.size is None:
        return [Diagnostic("DG5302", None, params)]
    across, down = picture.size
    faults = []
    if down < needed:
        faults.append(Diagnostic("DG5303", None, {**params, "height": down}))
    ratio = across / max(down, 1)
    if abs(ratio - _RATIO) > _RATIO_TOLERANCE:
        said = {**params, "ratio": f"{ratio:.2f}", "expected": _RATIO}
        faults.append(Diagnostic("DG5304", None, said))
    return faults
