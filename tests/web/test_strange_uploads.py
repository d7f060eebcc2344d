"""Files of odd kinds given to the page: each gets an answer, soon, and the page stays."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_inside import Inside
from tests.helpers.running_page import make_workspace
from tests.helpers.scale import times
from tests.hostile.unusual import BOOKS, CSVS, MAILS, PDFS, PICTURES, WORDS

ANSWERS = "/follow/dla-1960/answers"
PLACES = (
    ("docx", WORDS, ("/inbox", "/check", "/letters/memo-example/approval")),
    ("pdf", PDFS, ("/inbox", "/letters/memo-example/approval", "/register/verify")),
    ("xlsx", BOOKS, ("/recipients", "/data", ANSWERS)),
    ("csv", CSVS, ("/recipients", "/data", ANSWERS)),
    ("png", PICTURES, ("/settings/emblem",)),
    ("eml", MAILS, ("/inbox", ANSWERS)),
)
UPLOADS = [
    (place, ending, name) for ending, files, places in PLACES for name in files for place in places
]
FILES = {ending: files for ending, files, _ in PLACES}
MOST_SECONDS = 5


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    folder = make_workspace(tmp_path_factory.mktemp("odd") / "ws")
    inside = Inside(folder, Desk(folder, RunSecrets()))
    yield inside
    inside.desk.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("place", "ending", "name"), UPLOADS[:: times(9, 1)])
def test_an_odd_file_gets_an_answer(office: Inside, place: str, ending: str, name: str) -> None:
    made = FILES[ending][name]()
    content = made.encode("utf-8") if isinstance(made, str) else made
    texts = {"token": office.desk.keys.change, "name": "x", "office": "สถ"}
    file = f'; filename="../../x.{ending}"'
    parts = [(key, "", text.encode()) for key, text in texts.items()] + [("file", file, content)]
    body = b"".join(
        f'--edge\r\nContent-Disposition: form-data; name="{key}"{more}\r\n\r\n'.encode()
        + text
        + b"\r\n"
        for key, more, text in parts
    )
    form = {"content-type": "multipart/form-data; boundary=edge"}
    begin = time.process_time()
    status, answer = office.ask("POST", place, body + b"--edge--\r\n", **form)
    assert time.process_time() - begin < MOST_SECONDS
    assert status < 500
    assert status == 303 or re.search("[ก-๙]", answer.decode("utf-8", "replace"))
    assert not (Path(office.folder).parent.parent / f"x.{ending}").exists()
