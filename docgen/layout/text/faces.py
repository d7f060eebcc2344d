"""Which font files a letter is measured and drawn with: the office's own, else the bundled ones."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.later import later
from docgen.layout.text.letter_widths import FOLDER as _BUNDLED
from docgen.layout.text.measure import FaceFiles

if TYPE_CHECKING:
    import uharfbuzz as hb
else:
    hb = later("uharfbuzz")

SIGNS = _BUNDLED / "SarabanSigns-Regular.ttf"
BUNDLED_FACE = FaceFiles(
    "Saraban Metric",
    _BUNDLED / "SarabanMetric-Regular.ttf",
    _BUNDLED / "SarabanMetric-Bold.ttf",
    (SIGNS,),
)
# In the order in which they are asked for what a face has no letter for.
OTHER_FAMILIES = ("Saraban Metric", "Saraban Signs")
_BOLD_NAMES = {"bold"}
_REGULAR_NAMES = {"regular", "normal", ""}


@lru_cache(maxsize=32)
def face_for(family: str) -> FaceFiles:
    """The installed face of that family where the machine has one, else the bundled face.

    The bundled face has the advance widths of TH SarabunPSK, so lines break alike with either.
    """
    return installed_face(family) or BUNDLED_FACE


def installed_face(family: str) -> FaceFiles | None:
    """The regular and bold files of ``family`` among the machine's fonts, by their name tables."""
    found: dict[str, Path] = {}
    for path in _candidates(family):
        named, style = _names(path)
        if named == family:
            found.setdefault(style.lower(), path)
    regular = next((found[name] for name in _REGULAR_NAMES if name in found), None)
    bold = next((found[name] for name in _BOLD_NAMES if name in found), None)
    if regular is None or bold is None:
        return None
    return FaceFiles(family, regular, bold, (BUNDLED_FACE.regular, SIGNS))


def families(face: FaceFiles) -> list[str]:
    """The family of a face, then those that draw what it has no letter for."""
    return [face.family, *(family for family in OTHER_FAMILIES if family != face.family)]


def folders(face: FaceFiles) -> list[str]:
    """Where the files of a face lie, and of those that help it out."""
    return sorted({str(style.parent) for style in (face.regular, face.bold, *face.others)})


def font_folders() -> tuple[Path, ...]:
    """Where this kind of machine keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def _candidates(family: str) -> list[Path]:
    # Only files named like the family are opened: a machine may hold thousands of fonts.
    stem = family.replace(" ", "").lower()[:9]

    def is_like(name: str) -> bool:
        bare = name.replace(" ", "").lower()
        return bare.startswith(stem) and name.endswith((".ttf", ".otf"))

    return sorted(
        path for folder in font_folders() for path in opening.files_below(folder, is_meant=is_like)
    )


def _names(path: Path) -> tuple[str, str]:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        family = face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or ""
        style = face.get_name(hb.OTNameIdPredefined.FONT_SUBFAMILY) or ""
    except (OSError, hb.HarfBuzzError):
        return "", ""
    return family, style
