"""Forms that came back as a folder are followed as one table, where the letter has its annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_inside import Inside
from tests.helpers.running_page import make_workspace

FOLDER = "submissions/ส่งกลับ"


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    desk = Desk(make_workspace(tmp_path / "ws"), RunSecrets())
    folder = desk.folder / "config" / FOLDER
    folder.mkdir()
    path = desk.folder / "config" / "submissions" / "workload-2564.csv"
    head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    for name, half in (("ก", rows[::2]), ("ข", rows[1::2])):
        (folder / f"{name}.csv").write_text("\n".join([head, *half]), encoding="utf-8")
    yield Inside(desk.folder, desk)
    desk.close()


def counts(inside: Inside, data: str) -> list[str]:
    status, content = inside.ask("GET", f"/follow/dla-1960?data={data}")
    assert status == 200
    return re.findall(r"</svg><b>(\d+)</b>", content.decode())


def test_a_folder_of_forms_says_what_its_rows_say_in_one_file(inside: Inside) -> None:
    _, content = inside.ask("GET", "/follow/dla-1960")
    assert f'<option value="{FOLDER}"' in content.decode()
    whole = counts(inside, "submissions/workload-2564.csv")
    assert sum(map(int, whole)) == 76
    assert counts(inside, FOLDER) == whole


def test_a_letter_without_an_annex_is_offered_no_folder(inside: Inside) -> None:
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"(?ms)^ภาคผนวก:.*\Z", "", text)
    path.write_text(re.sub(r"(?m)^\s+ภาคผนวก: .*\n", "", bare), encoding="utf-8")
    _, content = inside.ask("GET", "/follow/dla-1960")
    assert FOLDER not in content.decode()
