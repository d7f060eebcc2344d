"""Statuses as a form: what is typed goes into the file at its place, all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.loading.workspace import Workspace
from docgen.services import status_form
from docgen.services.status_form import PROGRAMME, RULES, RefusedStatusesError
from tests.helpers.own_statuses import OWN


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("config/programmes", "templates", "output"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "config" / "programmes" / "อาหาร.yaml").write_text(OWN, encoding="utf-8")
    return Workspace(tmp_path)


def text_of(workspace: Workspace) -> str:
    return (workspace.config / "programmes" / "อาหาร.yaml").read_text(encoding="utf-8")


def posted_as_shown(
    workspace: Workspace, kind: str = PROGRAMME, name: str = "อาหาร"
) -> dict[str, str]:
    """What the form would post when nothing is typed."""
    file = status_form.status_file(workspace, kind, name)
    assert file is not None
    posted = {"title": file.title, "tiles": file.tiles} if kind == PROGRAMME else {}
    for listed in file.lists:
        for at, status in enumerate(listed.statuses):
            for key in ("name", "word", "mark", "colour", "done", "blank", "words"):
                posted[f"{listed.key}/{at}/{key}"] = getattr(status, key).replace("\n", "\r\n")
            posted |= {f"{listed.key}/{at}/when/{one}": text for one, text in status.when}
    return posted | {f"rule/{at}": one.rule for at, one in enumerate(file.roll_ups)}


def save(workspace: Workspace, button: str = "", **typed: str) -> str:
    posted = posted_as_shown(workspace) | {
        key.replace("__", "/"): one for key, one in typed.items()
    }
    assert status_form.save_statuses(workspace, PROGRAMME, "อาหาร", posted, button)
    return text_of(workspace)


def test_nothing_typed_changes_no_byte(workspace: Workspace) -> None:
    assert save(workspace) == OWN


def test_a_word_and_a_state_are_changed_in_their_place(workspace: Workspace) -> None:
    text = save(
        workspace,
        states__0__words="ครบ\nok\n✓",
        states__1__when__ร้อยละ=">= 60",
        states__2__word="รอ",
    )
    assert text.startswith("# โครงการของอำเภอ\nชื่อ: อาหารกลางวัน   # ใช้ในภาคผนวก\n")
    assert "# ดีที่สุด" in text
    made = yaml.safe_load(text)["ค่าในช่อง"]
    assert made[0]["คำ"] == ["ครบ", "ok", "✓"]
    assert made[1]["เมื่อ"] == {"ร้อยละ": ">= 60"}
    assert made[2] == {"ชื่อ": "ยังไม่รายงาน", "ข้อความ": "รอ"}


def test_states_are_added_removed_and_moved(workspace: Workspace) -> None:
    text = save(workspace, states__4__name="ไม่เกี่ยวข้อง", states__4__done="ใช่")
    names = [one if isinstance(one, str) else one["ชื่อ"] for one in yaml.safe_load(text)["ค่าในช่อง"]]
    assert names == ["เสร็จ", "ใกล้เสร็จ", "ยังไม่รายงาน", "ไม่เกี่ยวข้อง"]
    text = save(workspace, "up:states/3")
    assert yaml.safe_load(text)["ค่าในช่อง"][2:] == [{"ชื่อ": "ไม่เกี่ยวข้อง", "เสร็จ": "ใช่"}, "ยังไม่รายงาน"]
    text = save(workspace, "remove:states/1")
    assert "ใกล้เสร็จ" not in text
    assert "ไม่เกี่ยวข้อง" not in save(workspace, states__1__name="")


def test_rules_of_levels_and_the_map_are_changed(workspace: Workspace) -> None:
    text = save(workspace, rule__1="ล่าสุด", tiles="แม่ริม ฝาง\r\n. แม่แจ่ม")
    made = yaml.safe_load(text)
    assert made["รวมสถานะ"] == {"รายการ": "ล่าสุด", "อำเภอ": ">= 80%"}
    assert made["ผังช่อง"].rstrip("\n") == "แม่ริม ฝาง\n. แม่แจ่ม"
    text = save(workspace, rule__0="ทั้งหมด", rule__1="ทั้งหมด", tiles="")
    made = yaml.safe_load(text)
    assert made["รวมสถานะ"] == "ทั้งหมด"
    assert "ผังช่อง" not in made


def test_what_would_be_wrong_is_told_and_not_written(workspace: Workspace) -> None:
    with pytest.raises(RefusedStatusesError) as refused:
        save(workspace, states__0__words="ครบ\nยังไม่รายงาน")
    assert [fault.code for fault in refused.value.found] == ["DG4318"]
    assert "ยังไม่รายงาน]" in refused.value.text
    assert text_of(workspace) == OWN
    shown = status_form.status_file(workspace, PROGRAMME, "อาหาร", refused.value.text)
    assert shown is not None
    assert shown.lists[0].statuses[0].words == "ครบ\nยังไม่รายงาน"


def test_rules_of_ones_own_begin_with_docgens(workspace: Workspace) -> None:
    for after in status_form.rules_to_begin_with():
        status_form.new_rules(workspace, f"ของเรา {after}", after)
    files = [one for one in status_form.status_files(workspace) if one.kind == RULES]
    assert [one.name for one in files] == ["ของเรา บันทึก", "ของเรา ยืนยัน", "ของเรา กำหนดเวลา"]
    assert not any(one.found for one in files)
    typed = posted_as_shown(workspace, RULES, "ของเรา บันทึก") | {"rules/0/word": "ครบแล้ว"}
    assert status_form.save_statuses(workspace, RULES, "ของเรา บันทึก", typed)
    changed = status_form.status_file(workspace, RULES, "ของเรา บันทึก")
    assert changed is not None
    assert changed.lists[0].statuses[0].word == "ครบแล้ว"


def test_a_condition_is_added_and_the_last_one_taken_away(workspace: Workspace) -> None:
    added = {"states__0__measure": "วันที่", "states__0__condition": "<= ส่งรายงาน"}
    text = save(workspace, **added)
    made = yaml.safe_load(text)["ค่าในช่อง"]
    assert made[0]["เมื่อ"] == {"วันที่": "<= ส่งรายงาน"}
    assert made[0]["คำ"] == ["ครบ", "ok"]
    assert "# ดีที่สุด" in text
    text = save(workspace, states__1__measure="จำนวน", states__1__condition="> 0")
    assert yaml.safe_load(text)["ค่าในช่อง"][1]["เมื่อ"] == {"ร้อยละ": ">= 50", "จำนวน": "> 0"}
    text = save(workspace, **{"states__1__when__ร้อยละ": "", "states__1__when__จำนวน": ""})
    assert "เมื่อ" not in yaml.safe_load(text)["ค่าในช่อง"][1]
    before = text_of(workspace)
    assert save(workspace, states__0__measure="ไม่มีเรื่องนี้", states__0__condition="> 0") == before
    with pytest.raises(RefusedStatusesError) as refused:
        save(workspace, states__1__measure="ร้อยละ", states__1__condition="มาก")
    assert [fault.code for fault in refused.value.found] == ["DG4302"]
    assert text_of(workspace) == before
    text = save(workspace, **{"states__1__when__ร้อยละ": ">= 70"})  # mended where it was shown
    assert yaml.safe_load(text)["ค่าในช่อง"][1]["เมื่อ"] == {"ร้อยละ": ">= 70"}


def test_units_are_judged_by_states_counted_in_them(workspace: Workspace) -> None:
    path = workspace.config / "programmes" / "อาหาร.yaml"
    rules = "สถานะ:\n  - ชื่อ: ครบทุกแห่ง\n  - ชื่อ: ยัง\n"
    path.write_text(OWN + rules, encoding="utf-8")
    file = status_form.status_file(workspace, PROGRAMME, "อาหาร")
    assert file is not None
    offered = {measure.name for measure in file.lists[1].measures}
    assert {"เสร็จ", "ใกล้เสร็จ", "ยังไม่รายงาน", "บันทึก", "ร้อยละ"} <= offered
    assert "เสร็จ" not in {measure.name for measure in file.lists[0].measures}
    text = save(workspace, statuses__0__measure="เสร็จ", statuses__0__condition="ทั้งหมด")
    assert yaml.safe_load(text)["สถานะ"][0]["เมื่อ"] == {"เสร็จ": "ทั้งหมด"}


def test_rules_of_ones_own_are_removed_as_a_whole(workspace: Workspace) -> None:
    path = workspace.config / "statuses.yaml"
    path.write_text("# ของกองเรา\n", encoding="utf-8")
    status_form.new_rules(workspace, "ก", "บันทึก")
    alone = path.read_bytes()
    status_form.new_rules(workspace, "ข", "ยืนยัน")
    circulars = workspace.config / "circulars"
    circulars.mkdir()
    annex = "ภาคผนวก:\n  ตาราง: {เกณฑ์: ข}\n"
    (circulars / "หนึ่ง.yaml").write_text(annex, encoding="utf-8")
    (circulars / "สอง.yaml").write_text(annex.replace("ข}", "ก}"), encoding="utf-8")
    (circulars / "เสีย.yaml").write_text("ก: [", encoding="utf-8")
    assert status_form.letters_with_rules(workspace, "ข") == 1
    assert status_form.remove_rules(workspace, "ข")
    assert path.read_bytes() == alone
    assert not status_form.remove_rules(workspace, "ข")
    assert status_form.remove_rules(workspace, "ก")
    assert [one for one in status_form.status_files(workspace) if one.kind == RULES] == []


def test_nothing_of_a_name_that_is_not_there(workspace: Workspace) -> None:
    for kind, name in ((PROGRAMME, "../อาหาร"), (RULES, "ไม่มี"), ("other", "อาหาร")):
        assert status_form.status_file(workspace, kind, name) is None
    assert not status_form.save_statuses(workspace, PROGRAMME, "ไม่มี", {})
    assert not status_form.save_statuses(workspace, "other", "อาหาร", {})


NAMES = st.text(alphabet="กขคงa1 ", min_size=1, max_size=6).map(str.strip).filter(bool)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), NAMES, st.sampled_from(["", "ใช่", "ไม่"])), max_size=4))
def test_what_is_typed_at_random_is_shown_again_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("statuses")
    for name in ("config/programmes", "templates", "output"):
        (folder / name).mkdir(parents=True)
    (folder / "config" / "programmes" / "อาหาร.yaml").write_text(OWN, encoding="utf-8")
    workspace = Workspace(folder)
    posted = posted_as_shown(workspace)
    for at, name, done in rows:
        posted |= {f"states/{at}/name": name, f"states/{at}/done": done}
    try:
        status_form.save_statuses(workspace, PROGRAMME, "อาหาร", posted)
    except RefusedStatusesError:
        assert text_of(workspace) == OWN
        return
    names = [posted[f"states/{at}/name"] for at in range(5) if posted.get(f"states/{at}/name")]
    file = status_form.status_file(workspace, PROGRAMME, "อาหาร")
    assert file is not None
    assert [status.name for status in file.lists[0].statuses] == names
    former = OWN.partition("ค่าในช่อง")
    assert text_of(workspace).startswith(former[0])
    assert text_of(workspace).endswith("รวมสถานะ: {รายการ: ทั้งหมด, อำเภอ: '>= 80%'}\n")
