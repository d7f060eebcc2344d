"""Makes docgen/assets/fonts/ again from Debian's Laksaman (package fonts-tlwg-laksaman-ttf).

python tests/make_fonts.py /usr/share/fonts/truetype/tlwg OUTPUT_FOLDER
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from fontTools.otlLib.builder import LigatureSubstBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FAMILY = "Saraban Metric"
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
GARAN = "uni0E4C"
FOOTED = {"uni0E0E", "uni0E0F"}
LOW_VOWELS = {"uni0E38", "uni0E39", "uni0E3A"}
HINTING = ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG", "TTFA")


def made(source: Path, style: str) -> TTFont:
    """The style scaled, unhinted, measured and named as docgen needs it."""
    font = TTFont(source)
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
    _raise_garan(font)
    _join_low_vowels(font)
    _set_vertical_metrics(font)
    _set_names(font, style)
    return font


def _raise_garan(font: TTFont) -> None:
    """Draw ์ as high as it stands above a vowel, which is the only place of this glyph.

    A glyph that is lifted when it is placed leaves its cluster in a PDF, whose text then has the
    cluster twice («สิทธิ์ ธิ์»).
    """
    lookups = [one for one in font["GPOS"].table.LookupList.Lookup if one.LookupType == 6]
    for table in (table for lookup in lookups for table in lookup.SubTable):
        if GARAN not in table.Mark1Coverage.glyphs:
            continue
        mark = table.Mark1Array.MarkRecord[table.Mark1Coverage.glyphs.index(GARAN)]
        bases = dict(zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True))
        lift = bases["uni0E34"].Mark2Anchor[mark.Class].YCoordinate - mark.MarkAnchor.YCoordinate
        mark.MarkAnchor.YCoordinate += lift
        font["glyf"][GARAN].coordinates.translate((0, lift))
        font["glyf"][GARAN].recalcBounds(font["glyf"])
        for record in bases.values():
            record.Mark2Anchor[mark.Class].YCoordinate = mark.MarkAnchor.YCoordinate


def _join_low_vowels(font: TTFont) -> None:
    """One glyph for ุ ู ฺ under the foot of ฎ and ฏ, for the same reason."""
    drops = _drops(font)
    joined = {pair: "_".join(pair) for pair in drops}
    font.setGlyphOrder([*font.getGlyphOrder(), *joined.values()])
    for (base, mark), (across, down) in drops.items():
        name = joined[base, mark]
        pen = TTGlyphPen(font.getGlyphSet())
        pen.addComponent(base, (1, 0, 0, 1, 0, 0))
        pen.addComponent(mark, (1, 0, 0, 1, across, down))
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = font["hmtx"][base]
    lookup = LigatureSubstBuilder(font, None)
    lookup.ligatures = joined
    table = font["GSUB"].table
    table.LookupList.Lookup.append(lookup.build())
    table.LookupList.LookupCount += 1
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "ccmp":
            record.Feature.LookupListIndex.append(len(table.LookupList.Lookup) - 1)


def _drops(font: TTFont) -> dict[tuple[str, str], tuple[int, int]]:
    """How far each low vowel moves under ฎ and ฏ."""
    drops = {}
    lookups = [one for one in font["GPOS"].table.LookupList.Lookup if one.LookupType == 4]
    for table in (table for lookup in lookups for table in lookup.SubTable):
        bases = zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True)
        marks = zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True)
        low = [(name, mark) for name, mark in marks if name in LOW_VOWELS]
        for (base, record), (name, mark) in itertools.product(bases, low):
            anchor = record.BaseAnchor[mark.Class]
            if anchor is not None and base in FOOTED:
                across = anchor.XCoordinate - mark.MarkAnchor.XCoordinate
                down = anchor.YCoordinate - mark.MarkAnchor.YCoordinate
                drops[base, name] = (across, down)
    return drops


def _set_vertical_metrics(font: TTFont) -> None:
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    os2.fsSelection &= ~(1 << 7)


def _set_names(font: TTFont, style: str) -> None:
    full = f"{FAMILY} {style}"
    texts = {
        1: FAMILY,
        2: style,
        3: f"{full}; derived from Laksaman",
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
    main(Path(sys.argv[1]), Path(sys.argv[2]))
