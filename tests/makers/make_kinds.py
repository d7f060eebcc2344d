"""The table of kinds in the manual, and a picture of each kind, made from its first example.

``pytest --update tests/test_manual.py`` writes the table and the pictures that are lacking;
``python tests/makers/make_kinds.py`` draws them all again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from docgen import kinds
from docgen.kinds import Kind
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.services import manual
from docgen.thai.numerals import to_arabic
from tests.makers.make_manual import rows

ROOT = Path(__file__).parents[2]
PAGE = manual.folder() / "ชนิดของหนังสือ.md"
PICTURES = manual.folder() / "pictures" / "kinds"
EXAMPLES = ROOT / "config" / "circulars"
TABLE = re.compile(r"^\| \| (?:.*\n\|)*.*\n", re.MULTILINE)
_REGULATION = "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ "
_WIDTH, _SHADES = 150, 16  # pixels, grey


def examples(kind: Kind) -> list[Path]:
    """The circulars of that kind which ship with docgen."""
    said = re.compile(rf"^ชนิด: {re.escape(kind.thai)}$", re.MULTILINE)
    return [
        path for path in sorted(EXAMPLES.glob("*.yaml")) if said.search(path.read_text("utf-8"))
    ]


def in_order() -> list[Kind]:
    """All kinds by the number of their form; those without one come last."""

    def place(kind: Kind) -> tuple[int, bool, str]:
        number = re.search(r"\d+", to_arabic(kind.form_number))
        return int(number[0]) if number else 99, kind.id != "external_letter", kind.thai

    return sorted(map(kinds.kind, kinds.names()), key=place)


def table() -> str:
    """The table of the page, with its heading."""
    lines = (
        (
            f"![{kind.thai}](pictures/kinds/{kind.id}.png)",
            f"{kind.thai} `{kind.id}`",
            f"{kind.form_number} {kind.clause.removeprefix(_REGULATION)}",
            ", ".join(f"`{path.name}`" for path in examples(kind)),
        )
        for kind in in_order()
    )
    heads = ("", "ชนิด", "แบบและข้อ", "ตัวอย่างใน `config/circulars/`")
    return "\n".join(rows(heads, lines)).replace("|  |", "| |", 1) + "\n"


def picture(kind: Kind) -> bytes:
    """The first page of the first example, small and in few shades of grey, as PNG."""
    from PIL import Image  # only who draws needs it

    press = Press()
    made = prepare(examples(kind)[0], Workspace(ROOT), press)
    assert made.pages is not None, [fault.message() for fault in made.found]
    whole = Image.open(io.BytesIO(press.pdf.images(made.pages, ppi=72)[0])).convert("L")
    small = whole.resize((_WIDTH, round(whole.height * _WIDTH / whole.width)), Image.Resampling.BOX)
    stream = io.BytesIO()
    small.quantize(_SHADES).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def lacking_pictures() -> Iterator[Path]:
    """Where a picture of a kind should be and is not."""
    paths = (PICTURES / f"{name}.png" for name in kinds.names())
    return (path for path in paths if not path.exists())


if __name__ == "__main__":
    for kind_name in kinds.names():
        (PICTURES / f"{kind_name}.png").write_bytes(picture(kinds.kind(kind_name)))
