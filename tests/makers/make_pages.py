"""Draws the pages that README shows, from its own first letter and from the seed's circulars.

python tests/makers/make_pages.py [FOLDER]
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from PIL import Image, ImageOps

from docgen.batch.check_codes import with_code
from docgen.batch.fingerprints import words_of
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
DOTS_PER_INCH = 50
PAGES = {"letter": ("dla-1960", 0), "annex": ("dla-1960", -1), "forwarded": ("chiangmai-2564", 0)}


def page(name: str, number: int, press: Press, content: bytes | None = None) -> bytes:
    """One page of a circular of the workspace as PNG; ``content`` stands for its file."""
    path = ROOT / "config" / "circulars" / f"{name}.yaml"
    made = prepare(path, Workspace(ROOT), press, content=content)
    assert made.pages is not None, [one.message() for one in made.found]
    return press.pdf.images(made.pages, ppi=DOTS_PER_INCH)[number]


def foot_with_code(press: Press) -> bytes:
    """The foot of a circular as it goes out, with the code by which it is checked."""
    path = ROOT / "config" / "circulars" / "dla-1960.yaml"
    content = path.read_bytes() + "\nรหัสตรวจสอบ: ใช่\n".encode()
    made = prepare(path, Workspace(ROOT), press, content=content, final=True)
    made = with_code(made, words_of(made), press)
    assert made.pages is not None
    whole = Image.open(io.BytesIO(press.pdf.images(made.pages, ppi=2 * DOTS_PER_INCH)[0]))
    foot = whole.crop((0, whole.height * 3 // 4, whole.width, whole.height))
    stream = io.BytesIO()
    ImageOps.expand(foot.convert("L"), border=1, fill=160).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main(folder: Path) -> None:
    """Write the pictures into ``folder``."""
    press = Press()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shortest = re.findall(r"^```yaml\n(.*?)^```$", readme, re.S | re.M)[0]
    first = page("first", 0, press, shortest.encode("utf-8"))
    (folder / "first-letter.png").write_bytes(first)
    (folder / "check-code.png").write_bytes(foot_with_code(press))
    for target, (name, number) in PAGES.items():
        (folder / f"{target}.png").write_bytes(page(name, number, press))


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else TESTS.parent / "docgen" / "manual" / "pictures"
    )
