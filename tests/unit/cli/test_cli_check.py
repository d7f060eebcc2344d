"""``docgen check`` at the keyboard: reports, mending, Word files, what is unverified."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.spoilt_letters import latin_habits, no_telephone
from tests.helpers.typed_letters import Typed
from tests.helpers.workspaces import CIRCULAR

SPOILT = CIRCULAR.replace("ขอความร่วมมือรายงานผล", "งานต่างๆของระบบ")
MENDED = CIRCULAR.replace("ขอความร่วมมือรายงานผล", "งานต่าง ๆ ของระบบ")


@pytest.fixture
def circular(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspace.root)
    path = workspace.config / "circulars" / "ว1.yaml"
    path.write_text(SPOILT, encoding="utf-8")
    return path


def docgen(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_check_alone_writes_nothing(circular: Path) -> None:
    result = docgen("check", "ว1")
    assert result.exit_code == 0
    assert "DG7130" in result.stderr
    assert circular.read_text(encoding="utf-8") == SPOILT


def test_diff_shows_what_fix_would_write(circular: Path) -> None:
    result = docgen("check", "ว1", "--diff")
    assert "-เรื่อง: งานต่างๆของระบบ\n+เรื่อง: งานต่าง ๆ ของระบบ\n" in result.stdout
    assert circular.read_text(encoding="utf-8") == SPOILT


def test_fix_writes_the_file_and_says_what_it_did(circular: Path) -> None:
    result = docgen("check", "ว1", "--fix")
    assert result.exit_code == 0
    assert circular.read_text(encoding="utf-8") == MENDED
    assert "«งๆข» เป็น «ง ๆ ข»" in result.stderr
    assert "DG7130" not in result.stderr
    assert not [one for one in circular.parent.iterdir() if one != circular]


def test_fix_reaches_the_signatory(circular: Path, workspace: Workspace) -> None:
    before = workspace.signatories.read_text(encoding="utf-8")
    spaced = before.replace("นายขจร", "นาย ขจร")
    workspace.signatories.write_text(spaced, encoding="utf-8", newline="\n")
    docgen("check", "ว1", "--fix")
    assert workspace.signatories.read_text(encoding="utf-8") == before


def test_word_file_is_reported_and_mended_elsewhere(circular: Path) -> None:
    typed = Typed()
    latin_habits(typed)
    typed.save(Path("typed.docx"))
    result = docgen("check", "typed.docx")
    assert result.exit_code == 1
    for code in ("DG7203", "DG7206", "DG7209"):
        assert code in result.stderr
    result = docgen("check", "typed.docx", "--fix", "-o", "mended.docx")
    assert (result.exit_code, result.stdout) == (0, "mended.docx\n")
    assert docgen("check", "mended.docx").exit_code == 0


def test_what_cannot_be_mended_is_left_to_the_clerk(circular: Path) -> None:
    typed = Typed()
    no_telephone(typed)
    typed.save(Path("typed.docx"))
    result = docgen("check", "typed.docx", "--fix", "-o", "mended.docx")
    assert result.exit_code == 1
    assert "DG7215" in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("check", "typed.docx", "--fix"),
        ("check", "typed.docx", "--diff"),
        ("check", "ว1", "--fix", "-o", "ใหม่.yaml"),
        ("check", "typed.docx", "-o", "mended.docx"),
    ],
)
def test_word_file_is_never_written_over(args: tuple[str, ...], circular: Path) -> None:
    path = Typed().save(Path("typed.docx"))
    before = path.read_bytes()
    assert docgen(*args).exit_code == 2
    assert path.read_bytes() == before


def test_mended_word_file_does_not_replace_another(circular: Path) -> None:
    Typed().save(Path("typed.docx"))
    Path("other.docx").write_bytes(b"other")
    result = docgen("check", "typed.docx", "--fix", "-o", "other.docx")
    assert result.exit_code == 1
    assert "DG5002" in result.stderr
    assert Path("other.docx").read_bytes() == b"other"


def test_file_that_is_not_words_is_refused(circular: Path) -> None:
    Path("odd.docx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    result = docgen("check", "odd.docx")
    assert result.exit_code == 1
    assert "DG7200" in result.stderr


def test_list_of_the_unverified_says_what_the_office_settled(
    circular: Path, workspace: Workspace
) -> None:
    plain = docgen("list", "unverified")
    assert plain.exit_code == 0
    assert "axis" in plain.stdout
    assert "DG7111" in plain.stdout
    assert "82 mm" not in plain.stdout
    text = "ระยะ: {axis: {ค่า: 82 mm, เหตุผล: วัดแล้ว}}\nกฎ: {DG7111: {เหตุผล: เรียงตามเลข}}\n"
    (workspace.config / "house_style.yaml").write_text(text, encoding="utf-8")
    settled = docgen("list", "unverified").stdout
    assert "82 mm (วัดแล้ว)" in settled
    assert "เรียงตามเลข" in settled


def test_personal_numbers_are_not_repeated_to_programs(circular: Path) -> None:
    text = CIRCULAR.replace("  - จึง", "  - ด้วยนายสมชาย เลข 1-2345-67890-12-1 ยื่นคำขอ\n  - จึง")
    circular.write_text(text, encoding="utf-8")
    result = docgen("check", "ว1", "--format", "json")
    assert "DG7150" in result.stderr
    assert "67890" not in result.stderr + result.stdout


def test_manifest_and_json_carry_names_and_not_numbers(
    circular: Path, workspace: Workspace
) -> None:
    number = "1-2345-67890-12-1"
    rows = f"ชื่อ,เรียน\nนายก,นายสมชาย ใจดี {number}\n"
    (workspace.config / "recipients" / "people.csv").write_text(rows, encoding="utf-8")
    circular.write_text(MENDED + "ผู้รับ: people\n", encoding="utf-8")
    result = docgen("batch", "ว1", "--to", "docx", "--json")
    assert result.exit_code == 0
    assert "DG7150" in result.stderr
    manifest = next((workspace.root / "output").rglob("manifest.json")).read_text(encoding="utf-8")
    for told in (result.stdout, manifest):
        assert "นายสมชาย ใจดี" in told
        assert "67890" not in told
