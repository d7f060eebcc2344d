"""The page: from a keystroke to the new picture, beside the bare time to make and draw the same.

What a browser adds (a pause of 150 ms, one request, one picture) is told apart by the tests of
``tests/web``; here is what the machine does for one keystroke.
"""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path

from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.services.letter_files import LetterFile
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
    keys = [_keystroke(letter, number) for number in range(_KEYS + 3)][3:]
    bare = _bare(letter.file(), room)
    ordered = sorted(keys)
    median, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    return (
        f"{title}: {median * 1000:.0f} ms a keystroke (95th {high * 1000:.0f} ms);"
        f" bare making and drawing {bare * 1000:.0f} ms, ratio {median / bare:.2f}"
    )


def _keystroke(letter: OpenLetter, number: int) -> float:
    """One more letter in the subject: saved, judged, the changed page drawn."""
    file = letter.file()
    about = about_text(file.text)
    start = time.perf_counter()
    done = letter.type_value(
        {"subject": f"{about.subject}{'กขคง'[number % 4]}"}, file.mark, _MOMENT, mine=False
    )
    letter.judge_letter(done.file)
    return time.perf_counter() - start


def _bare(file: LetterFile, room: Workroom) -> float:
    """The same letter made and drawn whole, nothing kept but the press; the median of ten."""
    press, spent = Press.of(room.workspace), []
    for _ in range(12):
        start = time.perf_counter()
        made = prepare(file.path, room.workspace, press, content=file.text.encode("utf-8"))
        assert made.pages is not None
        press.pdf.images(made.pages, 96)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent[2:])
