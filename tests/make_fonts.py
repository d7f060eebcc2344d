"""Makes docgen/assets/fonts/ again from Debian's Laksaman (package fonts-tlwg-laksaman-ttf).

python tests/make_fonts.py /usr/share/fonts/truetype/tlwg OUTPUT_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

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
    _set_vertical_metrics(font)
    _set_names(font, style)
    return font


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
