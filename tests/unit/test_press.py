"""One press for many threads: every letter is the one that a press of its own would make."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.layout.paging.reuse import Kept
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import LetterMaker, MadeLetter, prepare
from docgen.press import Press, Presses
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR, make_workspace

ROOT = Path(__file__).parents[2]
THREADS, MOST_ROWS = 8, 4
ROUNDS = times(1, 6)
CODES = 40
HOUSE = "measures:\n  margin_left: {value: 25 mm, reason: binding}\n"

Task = Callable[[Press], str]


@pytest.fixture
def busy() -> Iterator[None]:
    """Threads take turns far more often than they would."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def _printed(made: MadeLetter, press: Press) -> str:
    """All that a letter is: what is found, its text and both of its files."""
    found = [(fault.code, fault.at) for fault in made.found]
    assert made.pages is not None, found
    assert made.letter is not None
    files = press.draw_files(made.pages, ("docx", "pdf"), "letter")
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    return repr((found, made.letter.to_text(), digests))


def _of_file(path: Path, workspace: Workspace) -> Task:
    return lambda press: _printed(prepare(path, workspace, press), press)


def _of_row(path: Path, workspace: Workspace, row: int) -> Task:
    def printed(press: Press) -> str:
        loaded = circulars.load(path, workspace)
        assert loaded.dossier is not None
        maker = LetterMaker(loaded.dossier, loaded, workspace, press)
        return _printed(maker.letter_to(loaded.dossier.recipients[row]), press)

    return printed


def _tasks(workspace: Workspace) -> list[Task]:
    tasks = []
    for path in workspace.circulars():
        loaded = circulars.load(path, workspace)
        if loaded.dossier is None:
            continue
        tasks.append(_of_file(path, workspace))
        rows = range(min(MOST_ROWS, len(loaded.dossier.recipients)))
        tasks += [_of_row(path, workspace, row) for row in rows]
    return tasks


def test_eight_threads_on_one_press_make_every_letter_right(busy: None) -> None:
    workspace = Workspace(ROOT)
    tasks = _tasks(workspace)
    alone = [task(Press.of(workspace)) for task in tasks]
    assert len(set(alone)) > THREADS
    shared = Press.of(workspace)
    order = [number for _ in range(ROUNDS) for number in range(len(tasks))]
    random.Random(8).shuffle(order)
    with ThreadPoolExecutor(THREADS) as threads:
        made = list(threads.map(lambda number: tasks[number](shared), order))
    wrong = [number for number, text in zip(order, made, strict=True) if text != alone[number]]
    assert not wrong


def test_threads_that_draw_their_own_codes_do_not_take_each_others(
    workspace: Workspace, write: Callable[..., Path], busy: None
) -> None:
    channel = "ช่องทางตอบกลับ:\n  - {{คำอธิบาย: แบบตอบรับ, ลิงก์: 'https://a.th/{}'}}\n"
    texts = [CIRCULAR + channel.format(number) for number in range(CODES)]
    path = write("ว1.yaml", CIRCULAR)
    pages = [prepare(path, workspace, content=text.encode("utf-8")).pages for text in texts]
    alone = [Press().pdf.pdf(one) for one in pages if one is not None]
    shared = Press()
    with ThreadPoolExecutor(THREADS) as threads:
        drawn = list(threads.map(lambda one: one and shared.pdf.pdf(one), pages))
    assert drawn == alone
    assert len(set(drawn)) == CODES


def test_threads_share_what_is_kept(busy: None) -> None:
    kept: Kept[int] = Kept(3)

    def ask(seed: int) -> None:
        for number in random.Random(seed).choices(range(6), k=20_000):
            value = kept.get(number)
            assert value in (None, number)
            if value is None:
                kept.put(number, number)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(ask, range(THREADS)))


def test_threads_get_one_writer_of_each_format(busy: None) -> None:
    press = Press()
    with ThreadPoolExecutor(THREADS) as threads:
        writers = list(threads.map(lambda _: (id(press.docx), id(press.pdf)), range(64)))
    assert len(set(writers)) == 1


def test_a_press_never_changes() -> None:
    press = Press()
    with pytest.raises(FrozenInstanceError):
        press.page_breaks = False  # type: ignore[misc]


def test_a_press_is_renewed_only_when_the_house_style_has_changed(workspace: Workspace) -> None:
    press = Press.of(workspace)
    assert press.renew_for(workspace) is press
    (workspace.config / "house_style.yaml").write_text(HOUSE, encoding="utf-8")
    renewed = press.renew_for(workspace)
    assert renewed is not press
    assert renewed.standard.pt("margin_left") == pytest.approx(25 / 25.4 * 72)
    assert press.standard.pt("margin_left") != renewed.standard.pt("margin_left")


def test_each_workspace_has_its_own_press(tmp_path: Path) -> None:
    first, second = make_workspace(tmp_path / "a"), make_workspace(tmp_path / "b")
    (second.config / "house_style.yaml").write_text(HOUSE, encoding="utf-8")
    presses = Presses()
    assert presses.of(first) is presses.of(first)
    lefts = []
    for workspace in (first, second, first):
        path = workspace.config / "circulars" / "1.yaml"
        path.write_text(CIRCULAR, encoding="utf-8")
        pages = prepare(path, workspace, presses.of(workspace)).pages
        assert pages is not None
        lefts.append(round(pages.sections[0].left, 3))
    assert lefts[0] == lefts[2] != lefts[1]
