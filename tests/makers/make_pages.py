"""Draws the pages that README shows, from its own first letter and from the seed's circulars.

python tests/makers/make_pages.py [FOLDER]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from docgen.loading.workspace import Workspace
from docgen.making import Press, prepare

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


def main(folder: Path) -> None:
    """Write the pictures into ``folder``."""
    press = Press()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shortest = re.findall(r"^```yaml\n(.*?)^```$", readme, re.S | re.M)[0]
    first = page("first", 0, press, shortest.encode("utf-8"))
    (folder / "first-letter.png").write_bytes(first)
    for target, (name, number) in PAGES.items():
        (folder / f"{target}.png").write_bytes(page(name, number, press))


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else TESTS.parent / "docgen" / "manual" / "pictures"
    )
