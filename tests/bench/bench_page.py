"""The page: from a keystroke to the new picture, beside Typst alone drawing the same page.

What a browser adds (a pause of 150 ms, one request, one picture) is told apart by ``typing``; here
is what the processor does for one keystroke: saved, read, judged, set, drawn.
"""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path

from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.services.drawn_page import PPI
from docgen.services.letter_files import LetterFile
from docgen.services.preview import with_pages
from docgen.services.workroom import Workroom
from docgen.services.workroom.about import about_text
from docgen.services.workroom.open_letter import OpenLetter
from tests.bench.material import folder

_ROOT = Path(__file__).parents[2]
LETTERS = (
    ("memorandum, one page", "memo-example"),
    ("letter, two pages", "chiangmai-2564"),
    ("circular with its 76-province annex", "dla-1960"),
)
_NOT_FITTED = "พอดีหน้า: ไม่\n"
_KEYS = 50
_TYPED = "กขคง"
_MOMENT = "20210908T100000"


def run() -> list[str]:
    """Median and 95th of fifty keystrokes in the subject, for each letter."""
    with folder() as place:
        root = place / "ws"
        for name in ("config", "templates"):
            shutil.copytree(_ROOT / name, root / name)
        to_two_pages(root)
        room = Workroom(Workspace(root))
        return [_case(title, name, room) for title, name in LETTERS]


def to_two_pages(root: Path) -> None:
    """Let the province's letter have the two pages that it takes unless it is fitted to one."""
    path = root / "config" / "circulars" / "chiangmai-2564.yaml"
    path.write_text(path.read_text(encoding="utf-8") + _NOT_FITTED, encoding="utf-8")


def _case(title: str, name: str, room: Workroom) -> str:
    letter = room.letter_named(name)
    assert letter is not None
    keys = sorted([_keystroke(letter, number) for number in range(_KEYS + 3)][3:])
    median, high = statistics.median(keys), keys[int(len(keys) * 0.95)]
    bare = _bare(letter.file(), room)
    return (
        f"{title}: {median * 1000:.1f} ms of processor a keystroke (95th {high * 1000:.1f} ms);"
        f" Typst alone drawing the page {bare * 1000:.1f} ms, ratio {median / bare:.2f}"
    )


def _keystroke(letter: OpenLetter, number: int) -> float:
    """One more letter in the subject: saved, judged, and what changed of the page drawn."""
    file = letter.file()
    about = about_text(file.text)
    start = time.process_time()
    done = letter.type_value(
        {"subject": f"{about.subject}{_TYPED[number % 4]}"}, file.mark, _MOMENT, mine=False
    )
    for page in letter.judge_letter(done.file).pages:
        for band in page.bands:
            band.picture()
    return time.process_time() - start


def _bare(file: LetterFile, room: Workroom) -> float:
    """The first page, changed in its subject, drawn whole by Typst alone; the median of ten."""
    press, spent = Press.of(room.workspace), []
    subject = about_text(file.text).subject
    for number in range(12):
        changed = file.text.replace(subject, subject + _TYPED[number % 4] * (1 + number // 4), 1)
        made = prepare(file.path, room.workspace, press, content=changed.encode("utf-8"))
        assert made.pages is not None
        section = made.pages.sections[0]
        first = with_pages(made.pages, [(section, section.pages[0])])
        start = time.process_time()
        press.pdf.images(first, PPI)
        spent.append(time.process_time() - start)
    return statistics.median(spent[2:])
