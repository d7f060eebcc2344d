"""An own kind with anything in any place is told about, and runs nothing."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import kinds
from docgen.diagnostics.rendering import full_report
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.reading.letters import recognition_of
from docgen.reading.lines import ReadFile, ReadLine
from tests.helpers.own_kind import CIRCULAR, KIND, TEMPLATE
from tests.helpers.scale import times

Way = tuple[str | int, ...]
ODD: tuple[Any, ...] = (
    *("", "ก", "0", "-1 mm", "1e999 mm", "nan", "99999999999999 mm", "yes", "{", "}", "{}", "\x1e"),
    *([], ["ก"], [["ก"]], [{}], {}, {"ก": "ข"}, {"ก": ["ข"]}, "ก" * 20_000, ["ก"] * 5_000),
    *("{subject.__class__.__mro__}", "{subject:>2000000000}", "{subject!r}", "{0}", "{subject[0]}"),
)


@pytest.fixture
def own(workspace: Workspace) -> Workspace:
    (workspace.config / "kinds").mkdir()
    (workspace.templates / "รับคำร้อง.j2").write_text(TEMPLATE, encoding="utf-8")
    (workspace.config / "circulars" / "1.yaml").write_text(CIRCULAR, encoding="utf-8")
    return workspace


def made(workspace: Workspace, kind: str) -> MadeLetter:
    (workspace.config / "kinds" / "slip.yaml").write_text(kind, encoding="utf-8")
    letter = prepare(workspace.config / "circulars" / "1.yaml", workspace)
    shown = full_report(letter.found, letter.sources, base=workspace.root)
    assert "object at 0x" not in shown
    assert "<class" not in shown
    return letter


def codes(letter: MadeLetter) -> set[str]:
    return {one.code for one in letter.found if one.is_error}


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    if way:
        yield way
    items: Any = value.items() if isinstance(value, dict) else ()
    items = enumerate(value) if isinstance(value, list) else items
    for key, inner in items:
        yield from ways(inner, (*way, key))


def changed(value: Any, way: Way, odd: Any) -> Any:
    made = copy.deepcopy(value)
    place = made
    for key in way[:-1]:
        place = place[key]
    if odd is None:
        del place[way[-1]]
    else:
        place[way[-1]] = odd
    return made


def test_anything_in_any_place_raises_nothing(own: Workspace) -> None:
    sound = yaml.load(KIND, Loader=yaml.BaseLoader)
    pairs = [(way, odd) for way in ways(sound) for odd in (*ODD, None)]
    for way, odd in random.Random(15).sample(pairs, times(150, len(pairs))):
        text = yaml.safe_dump(changed(sound, way, odd), allow_unicode=True)
        made(own, text)


def test_dg2088_wrong_shapes_are_told_where_they_stand(own: Workspace) -> None:
    letter = made(own, KIND.replace("thai: ใบรับคำร้อง", "thai: [ใบรับคำร้อง]", 1))
    assert "DG2088" in codes(
        made(own, KIND.replace("  paper_height: 148 mm", "  paper_height: [1]"))
    )
    assert "DG2088" in codes(made(own, KIND.replace("148 mm", "0 mm")))
    assert "DG2088" in codes(made(own, KIND.replace("148 mm", "148")))
    assert not letter.is_sound


@pytest.mark.parametrize(
    "place",
    [
        *("{subject.__class__.__mro__}", "{subject:>2000000000}", "{subject!r}", "{}", "{0}", "{"),
        *("{subject[0]}", "{{subject}}", "{subject} }", "{ subject }"),
    ],
)
def test_a_place_is_a_name_and_nothing_else(own: Workspace, place: str) -> None:
    letter = made(own, KIND.replace("'ใบรับคำร้องของ{agency}'", f"'ใบรับคำร้อง {place}'"))
    assert codes(letter) & {"DG2060", "DG2062"}


def test_names_for_what_stands_elsewhere_are_refused(own: Workspace) -> None:
    laughs = "a0: &a0 [ฮ, ฮ, ฮ, ฮ, ฮ, ฮ, ฮ, ฮ, ฮ]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    assert "DG1203" in codes(made(own, KIND + laughs))
    path = own.config / "kinds" / "slip.yaml"
    with pytest.raises(ValueError, match="alias"):
        kinds.kind(path.as_posix())


def test_kind_that_leads_out_of_the_workspace_is_not_read(own: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(KIND, encoding="utf-8")
    (own.config / "kinds" / "slip.yaml").symlink_to(outside)
    letter = prepare(own.config / "circulars" / "1.yaml", own)
    assert not letter.is_sound


@pytest.mark.parametrize("length", [590, 5_000])
def test_a_title_of_several_values_is_looked_for_in_no_time(length: int) -> None:
    raw = yaml.load(KIND, Loader=yaml.BaseLoader)
    title = raw["parts"][0]
    title["text"] = "".join(f"{{value_{number}}}หนังสือ" for number in range(3)) + "ฉบับนี้"
    kind = kinds.from_data("slip", raw)
    lines = tuple(ReadLine("หนังสือ" * (length // 7), True, is_centred=True) for _ in range(8))
    begin = time.process_time()
    recognition_of(ReadFile(lines), (kind,))
    with_kind = time.process_time() - begin
    begin = time.process_time()
    recognition_of(ReadFile(lines))
    without = time.process_time() - begin
    assert with_kind < 2 * without + 0.1
