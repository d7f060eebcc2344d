"""A page in bands shows what the whole page shows; a change of a line draws few of them anew."""

from __future__ import annotations

import io
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from docgen.layout.model.pages import Page, Pages, Section
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.services.drawn_bands import DrawnBand, KeptBands
from docgen.services.letter_files import LetterFile
from docgen.services.page_bands import page_bands
from docgen.services.workroom import Workroom
from tests.helpers.lane import few_in_lane
from tests.helpers.random_circulars import circular, read
from tests.helpers.scale import times

ROOT = Path(__file__).parents[3]
SPACE = Workspace(ROOT)
PRESS = Press.of(SPACE)
NAMES = [path.stem for path in SPACE.circulars()]
HAIR = 1  # of 255 steps from black to white: a letter may begin a hair elsewhere in its dot
FAINT = 32  # of a dot or two of a long letter


def sheets_of(pages: Pages) -> list[tuple[Section, Page]]:
    return [(section, page) for section in pages.sections for page in section.pages]


def pages_of(name: str) -> Pages:
    made = prepare(SPACE.config / "circulars" / f"{name}.yaml", SPACE, PRESS)
    assert made.pages is not None
    return made.pages


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def joined(contents: list[bytes]) -> Image.Image:
    pictures = [picture(content) for content in contents]
    whole = Image.new("RGB", (pictures[0].width, sum(each.height for each in pictures)))
    for number, each in enumerate(pictures):
        whole.paste(each, (0, sum(above.height for above in pictures[:number])))
    return whole


def difference(pages: Pages, ppi: float) -> int:
    """The most by which a dot of the joined bands differs from that of its page."""
    most = 0
    whole = PRESS.pdf.images(pages, ppi)
    for (section, page), content in zip(sheets_of(pages), whole, strict=True):
        bands = page_bands(page, section)
        made = joined(PRESS.pdf.images(replace(pages, sections=bands), ppi))
        asked = picture(content)
        assert made.size == asked.size
        extremes = ImageChops.difference(made, asked).getextrema()
        most = max(most, *(high for _, high in extremes))
    return most


@pytest.mark.parametrize("density", [1, 2])
@pytest.mark.parametrize("name", few_in_lane(NAMES, 2))
def test_bands_joined_are_the_page(name: str, density: int) -> None:
    assert difference(pages_of(name), 96.0 * density) <= HAIR


@pytest.mark.slow
def test_bands_joined_are_the_page_of_odd_letters_too() -> None:
    bases, chance = read(SPACE.circulars()), random.Random("bands")
    path, count = SPACE.config / "circulars" / "ทดลอง.yaml", 0
    for _ in range(times(12, 200)):
        made = prepare(path, SPACE, PRESS, content=circular(bases, chance))
        if made.pages is not None:
            count += 1
            assert difference(replace(made.pages, guides=(), data=()), 96.0) <= FAINT
    assert count > 6


def test_a_page_of_text_has_several_bands_and_a_table_is_in_one() -> None:
    letter, annex = sheets_of(pages_of("dla-1960"))
    assert len(page_bands(letter[1], letter[0])) >= 5
    bands = page_bands(annex[1], annex[0])
    assert sum(band.height for band in bands) == pytest.approx(annex[0].height)
    assert max(band.height for band in bands) > annex[0].height / 2


@pytest.fixture
def room(tmp_path: Path) -> Workroom:
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Workroom(Workspace(tmp_path))


def test_a_change_in_a_line_draws_its_band_alone(room: Workroom) -> None:
    letter = room.letter_named("dla-1960")
    assert letter is not None
    file = letter.file()
    before = letter.judge_letter(file).pages
    said = "Tracking System"
    assert said in file.text
    changed = LetterFile(file.path, file.text.replace(said, "Tracking Systen", 1))
    after = letter.judge_letter(changed).pages
    marks = {band.mark for page in before for band in page.bands}
    new = [band for page in after for band in page.bands if band.mark not in marks]
    assert len(new) in (1, 2)
    assert before[0].mark != after[0].mark
    assert before[1].mark == after[1].mark


def band_of(mark: str, height: float) -> DrawnBand:
    return DrawnBand(mark.encode, mark, height)


def test_the_oldest_bands_go_when_there_is_no_room_for_them() -> None:
    kept = KeptBands(2)
    kept.keep([band_of("a", 842.0), band_of("b", 421.0)])
    kept.keep([band_of("a", 842.0)])
    kept.keep([band_of("c", 421.0), band_of("d", 421.0)])
    assert [mark for mark in "abcd" if kept.band(mark)] == ["a", "c", "d"]


def test_what_is_shown_together_stays_however_much_it_is() -> None:
    kept = KeptBands(1)
    kept.keep([band_of("a", 842.0)])
    kept.keep([band_of(mark, 842.0) for mark in "bcd"])
    assert [mark for mark in "abcd" if kept.band(mark)] == ["b", "c", "d"]
