"""Makes docgen/assets/fonts/ again from Debian's fonts-tlwg-laksaman-ttf and fonts-dejavu-core.

python tests/makers/make_fonts.py /usr/share/fonts/truetype/tlwg OUTPUT_FOLDER
python tests/makers/make_fonts.py --signs /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf FOLDER
"""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools import subset
from fontTools.otlLib.builder import LigatureSubstBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FAMILY = "Saraban Metric"
SIGNS = "Saraban Signs"
# DejaVu Sans is drawn this much greater than TH SarabunPSK at the same type size.
SHARE_OF_SIGNS = 0.72
# Greek, dashes, superscripts, letters and numerals as signs, arrows, mathematics, circled numbers,
# shapes, pictures and ornaments.
RANGES = (
    *((0x0370, 0x03FF), (0x2010, 0x2016), (0x2023, 0x2027), (0x2031, 0x205E), (0x2070, 0x209C)),
    *((0x2100, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF)),
    *((0x25A0, 0x25FF), (0x2600, 0x26FF), (0x2700, 0x27BF)),
)
# Laksaman is drawn 1.503 times the size of TH SarabunPSK at the same type size.
UNITS_IN_A_SARABUN_EM = 1503
ASCENT, DESCENT = 850, 460
STYLES = {
    "Laksaman.ttf": "Regular",
    "Laksaman-Bold.ttf": "Bold",
    "Laksaman-Italic.ttf": "Italic",
    "Laksaman-BoldItalic.ttf": "Bold Italic",
}
WIDTHS = {"Regular": {"ช": 380, "ซ": 384}}
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
ABOVE, BELOW, TONES = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37",
    "\u0e38\u0e39\u0e3a",
    "\u0e48\u0e49\u0e4a\u0e4b",
)
TAIKHU, GARAN, NIKHAHIT, AM = "\u0e47", "\u0e4c", "\u0e4d", "\u0e33"
HINTING = ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG", "TTFA")


def made(source: Path, style: str) -> TTFont:
    """The style scaled, unhinted, measured and named as docgen needs it."""
    font = TTFont(source, recalcTimestamp=False)
    for table in HINTING:
        if table in font:
            del font[table]
    for glyph in font["glyf"].glyphs.values():
        glyph.expand(font["glyf"])
        if hasattr(glyph, "program"):
            glyph.program.fromBytecode([])
    font["head"].unitsPerEm = UNITS_IN_A_SARABUN_EM
    scale_upem(font, 1000)
    for letter, width in WIDTHS.get(style, {}).items():
        glyph_name = font.getBestCmap()[ord(letter)]
        font["hmtx"][glyph_name] = (width, font["hmtx"][glyph_name][1])
    _join_clusters(font)
    _set_vertical_metrics(font)
    _set_names(font, style)
    return font


def _join_clusters(font: TTFont) -> None:
    """One glyph for a consonant with the marks above and below it, drawn as they stand together.

    A PDF names the text of a glyph once. Of a cluster in several glyphs it must say what they mean
    at every place, which makes the text long to write, and wrong where a mark is lifted out of its
    cluster («สิทธิ์ ธิ์»).
    """
    shaped = _shaped(font)
    glyphs = font["glyf"]
    joined = {}
    for text in clusters():
        parts = shaped(text)
        names = tuple(name for name, *_ in parts)
        if len(parts) == 1 or ".notdef" in names or names in joined:
            continue
        joined[names] = "_".join(f"uni{ord(letter):04X}" for letter in text)
        pen, left = TTGlyphPen(glyphs), 0
        for name, advance, across, up in parts:
            for inner, x, y in _components(glyphs, name):
                pen.addComponent(inner, (1, 0, 0, 1, left + across + x, up + y))
            left += advance
        font.setGlyphOrder([*font.getGlyphOrder(), joined[names]])
        glyphs[joined[names]] = pen.glyph()
        glyphs[joined[names]].recalcBounds(glyphs)
        font["hmtx"][joined[names]] = (left, glyphs[joined[names]].xMin)
    font["post"].formatType = 3.0  # nothing needs the names of so many glyphs
    lookup = LigatureSubstBuilder(font, None)
    lookup.ligatures = joined
    table = font["GSUB"].table
    table.LookupList.Lookup.append(lookup.build())
    table.LookupList.LookupCount += 1
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "ccmp":  # that no writer turns off, as it may ligatures
            record.Feature.LookupListIndex.append(len(table.LookupList.Lookup) - 1)
            record.Feature.LookupCount += 1


def signs(source: Path, beside: TTFont) -> TTFont:
    """The signs of a font that the one ``beside`` them cannot draw, as great as its letters are."""
    font = TTFont(source, recalcTimestamp=False)
    every = {code for first, last in RANGES for code in range(first, last + 1)}
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline = [], False, True
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "MATH", "FFTM", *HINTING]
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=every - set(beside.getBestCmap()))
    chosen.subset(font)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / SHARE_OF_SIGNS)
    scale_upem(font, 1000)
    _set_vertical_metrics(font)
    _set_names(font, "Regular", SIGNS, "DejaVu Sans")
    return font


def clusters() -> Iterator[str]:
    """Consonants with all that may stand above, below and after them as one."""
    toned = [*itertools.product((*ABOVE, *BELOW, TAIKHU), (*TONES, GARAN))]
    marks = [*ABOVE, *BELOW, *TONES, TAIKHU, GARAN, NIKHAHIT, *map("".join, toned)]
    marks += [AM, *(tone + AM for tone in TONES), *(NIKHAHIT + tone for tone in TONES)]
    return map("".join, itertools.product(CONSONANTS, marks))


def _shaped(font: TTFont) -> Callable[[str], list[tuple[str, int, int, int]]]:
    """How HarfBuzz sets a text: its glyphs with their advance, and how far each is moved."""
    content = io.BytesIO()
    font.save(content)
    face = hb.Font(hb.Face(content.getvalue()))
    order = font.getGlyphOrder()

    def shaped(text: str) -> list[tuple[str, int, int, int]]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(face, buffer, dict.fromkeys(("kern", "liga", "clig"), False))
        placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [
            (order[one.codepoint], at.x_advance, at.x_offset, at.y_offset) for one, at in placed
        ]

    return shaped


def _components(glyphs: Any, name: str) -> Iterator[tuple[str, int, int]]:
    """The simple glyphs that a glyph is made of, and where each stands in it."""
    if not glyphs[name].isComposite():
        yield name, 0, 0
        return
    for part in glyphs[name].components:
        for inner, x, y in _components(glyphs, part.glyphName):
            yield inner, x + part.x, y + part.y


def _set_vertical_metrics(font: TTFont) -> None:
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    os2.fsSelection &= ~(1 << 7)


def _set_names(
    font: TTFont, style: str, family: str = FAMILY, derived_from: str = "Laksaman"
) -> None:
    full = f"{family} {style}"
    texts = {
        1: family,
        2: style,
        3: f"{full}; derived from {derived_from}",
        4: full,
        6: full.replace(" ", "", 1).replace(" ", "-", 1).replace(" ", ""),
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID not in (*texts, 16, 17)]
    for name_id, text in texts.items():
        table.setName(text, name_id, 3, 1, 0x409)


def main(source: Path, target: Path) -> None:
    """Write the four styles into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    for file, style in STYLES.items():
        name = f"SarabanMetric-{style.replace(' ', '')}.ttf"
        made(source / file, style).save(target / name)


if __name__ == "__main__":
    if sys.argv[1] == "--signs":
        folder = Path(sys.argv[3])
        letters = TTFont(folder / "SarabanMetric-Regular.ttf")
        signs(Path(sys.argv[2]), letters).save(folder / "SarabanSigns-Regular.ttf")
        sys.exit()
    main(Path(sys.argv[1]), Path(sys.argv[2]))
