"""LibreOffice and poppler as witnesses: what another program makes of our files.

LibreOffice runs with a profile and a font configuration of its own, where TH SarabunPSK is Saraban
Metric: the same advance widths and the line height of Word on Windows.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

FONTS = Path(__file__).parents[2] / "docgen" / "assets" / "fonts"
_PROGRAMS = ("soffice", "pdftotext", "pdffonts", "pdftoppm", "pdfinfo")
_SECONDS = 240
_MOST_FILES = 200
_FAMILIES = ("TH SarabunPSK", "TH Sarabun New")
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  {aliases}
</fontconfig>
"""
_ALIAS = (
    '<alias binding="same"><family>{family}</family>'
    "<accept><family>Saraban Metric</family></accept></alias>"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a PDF page with its box, in points from the upper left corner of the sheet."""

    text: str
    x: float
    y: float
    right: float
    foot: float

    def baseline(self, size: float) -> float:
        """Where the word stands; poppler puts its top 0.95 of the type size above that."""
        return self.y + 0.95 * size


def require() -> None:
    """Skip where a witness is missing; fail instead when DOCGEN_REQUIRE_RENDER is set."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if not missing:
        return
    if os.environ.get("DOCGEN_REQUIRE_RENDER"):
        pytest.fail(f"not installed: {', '.join(missing)}")
    pytest.skip(f"not installed: {', '.join(missing)}")


def to_pdf(document: bytes, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a DOCX; ``AssertionError`` when it makes none."""
    return to_pdfs({"letter": document}, folder)["letter"]


def to_pdfs(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The PDFs that one run of LibreOffice makes of many DOCX, by name."""
    assert len(documents) <= _MOST_FILES, "LibreOffice stops after 247 files and says nothing"
    sources = {name: folder / f"{name}.docx" for name in documents}
    for name, source in sources.items():
        source.write_bytes(documents[name])
        source.with_suffix(".pdf").unlink(missing_ok=True)
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *(str(source) for source in sources.values()),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(_fontconfig(folder))}
    ran = subprocess.run(
        command, capture_output=True, timeout=_SECONDS, env=environment, check=False
    )
    made = {name: source.with_suffix(".pdf") for name, source in sources.items()}
    # Its exit code is 0 even when it fails: only the files tell.
    for target in made.values():
        assert target.is_file(), ran.stderr.decode(errors="replace")
        assert b"%%EOF" in target.read_bytes()[-64:]
    return made


def page_texts(pdf: Path) -> list[str]:
    """The text of every page."""
    text = _run("pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-")
    return text.split("\f")[:-1]


def page_words(pdf: Path) -> list[list[Word]]:
    """The words of every page with their places."""
    boxes = _run("pdftotext", "-bbox", "-enc", "UTF-8", str(pdf), "-")
    word = re.compile(
        r'<word xMin="([-.0-9]+)" yMin="([-.0-9]+)" xMax="([-.0-9]+)" yMax="([-.0-9]+)">(.*?)<'
    )
    pages = boxes.split("<page ")[1:]
    return [
        [
            Word(html.unescape(found[5]), *(float(number) for number in found.groups()[:4]))
            for found in word.finditer(page)
        ]
        for page in pages
    ]


def fonts(pdf: Path) -> set[str]:
    """The names of the faces in the file, without their subset tags; all of them embedded."""
    rows = _run("pdffonts", str(pdf)).splitlines()[2:]
    assert all(" yes " in row for row in rows), "a face is not embedded"
    return {row.split()[0].partition("+")[2] or row.split()[0] for row in rows}


def page_images(pdf: Path, folder: Path, *, dots_per_inch: int = 80) -> list[Path]:
    """Every page as a PNG."""
    _run("pdftoppm", "-r", str(dots_per_inch), "-png", str(pdf), str(folder / pdf.stem))
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def letters(text: str) -> str:
    """Text without white space and without the dots of leaders, to compare what files say."""
    return re.sub(r"\s+|\.{4,}|…", "", text)


def _run(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
    return ran.stdout.decode("utf-8")


def _fontconfig(folder: Path) -> Path:
    aliases = "\n  ".join(_ALIAS.format(family=family) for family in _FAMILIES)
    file = folder / "fonts.conf"
    text = _FONTCONFIG.format(fonts=FONTS, cache=folder / "fontcache", aliases=aliases)
    file.write_text(text, encoding="utf-8")
    return file
