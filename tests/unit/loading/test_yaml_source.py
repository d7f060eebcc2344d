"""YAML is read as text, every oddity named."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import opening
from docgen.loading.yaml import yaml_events, yaml_source
from docgen.loading.yaml.nodes import Mapping, Scalar
from docgen.loading.yaml.yaml_source import Parsed

FILE = "ว1.yaml"


def parsed(text: str) -> Parsed:
    return yaml_source.parse(text.encode("utf-8"), FILE)


def value(text: str, key: str = "ก") -> Scalar:
    result = parsed(text)
    assert result.root is not None, result.found
    entry = result.root.find(key)
    assert entry is not None
    assert isinstance(entry.value, Scalar)
    return entry.value


def codes(result: Parsed) -> list[str]:
    return [one.code for one in result.found]


@pytest.mark.parametrize(
    "typed", ["0023.6", "0023", "13.30", "10:00", "2564-02-29", "no", "on", "~", "1_000", "1e3"]
)
def test_value_stays_as_it_was_typed(typed: str) -> None:
    assert value(f"ก: {typed}\n").text == typed


def test_file_may_begin_with_one_byte_order_mark() -> None:
    result = yaml_source.parse(b"\xef\xbb\xbf" + "ก: ข\n".encode(), FILE)
    assert result.root is not None
    assert result.root.find("ก") is not None
    assert not result.found


def test_lines_may_end_as_on_any_system() -> None:
    for end in ("\n", "\r\n", "\r"):
        result = parsed(end.join(("ก: ข", "ค: ง", "")))
        assert result.root is not None
        assert [entry.key.at.line for entry in result.root.entries] == [1, 2]


@pytest.mark.parametrize(
    ("text", "start", "line", "column"),
    [
        ("ก: กขค\n", 1, 1, 5),
        ("ก: 'กขค'\n", 1, 1, 6),
        ('ก: "กขค"\n', 1, 1, 6),
        ("ก: |\n  กข\n  คง\n", 3, 3, 3),
        ("ก: >-\n  กข\n  คง\n", 4, 3, 4),
        ("ก: กข\n  คง\n", 3, 2, 3),
        ("ก: {ก: กขค}\n", 0, 1, 4),
    ],
    ids=["plain", "single", "double", "literal", "folded", "continued", "mapping"],
)
def test_place_within_a_value(text: str, start: int, line: int, column: int) -> None:
    result = parsed(text)
    assert result.root is not None
    node = result.root.entries[0].value
    if isinstance(node, Mapping):
        at = node.at
    else:
        assert isinstance(node, Scalar)
        at = node.place(start, start + 1)
    assert (at.line, at.column) == (line, column)


def test_reading_goes_on_after_a_mistake_that_can_be_repaired() -> None:
    result = parsed("ก: ข: ค\nง: *จ\nฉ:ช\nเรื่อง:ซ\nญ: ฐ\n")
    assert codes(result).count("DG1110") == 1
    assert "DG1116" in codes(result)
    assert "DG1112" in codes(result)
    assert result.root is not None
    assert result.root.find("ญ") is not None


def test_columns_after_a_repair_are_those_of_the_file() -> None:
    result = parsed("ก: ข: ค\n")
    assert result.root is not None
    assert result.root.entries[0].value.at.column == 4


def test_comment_after_two_spaces_and_hash_with_a_space_is_no_mistake() -> None:
    assert codes(parsed("ก: ข  # หมายเหตุของผู้พิมพ์\n")) == []


def test_text_of_a_block_is_not_searched_for_mistakes() -> None:
    assert codes(parsed("ก: |\n  เรื่อง:ขอเชิญประชุม\n  เรียน：ทุกท่าน\n")) == []


def test_dg1001_no_such_file(tmp_path: Path) -> None:
    assert codes(yaml_source.read_yaml(tmp_path / "ไม่มี.yaml")) == ["DG1001"]


def test_dg1002_cp874_is_recognised_and_shown_decoded() -> None:
    result = yaml_source.parse("ก: b\nเรื่อง: ขยายเวลา\n".encode("cp874"), FILE)
    assert codes(result) == ["DG1002"]
    assert "ก: b" in result.found[0].message()
    assert result.lines[1] == "เรื่อง: ขยายเวลา"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_dg1003_utf_16_is_recognised(encoding: str) -> None:
    assert codes(yaml_source.parse("subject: extension\n".encode(encoding), FILE)) == ["DG1003"]


def test_dg1004_not_a_text_file() -> None:
    assert codes(yaml_source.parse(b"PK\x03\x04\xff\xfe\xfd\xfc\xdb" * 9, FILE)) == ["DG1004"]


def test_dg1006_file_too_large(tmp_path: Path) -> None:
    path = tmp_path / "ใหญ่.yaml"
    path.write_bytes(b"#" * (yaml_source.MOST_BYTES + 1))
    assert codes(yaml_source.read_yaml(path)) == ["DG1006"]


def test_dg1007_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "ก.yaml"
    path.write_bytes(b"")
    monkeypatch.setattr(opening, "_without_waiting", refuse)
    result = yaml_source.read_yaml(path)
    assert codes(result) == ["DG1007"]
    assert "ไม่มีสิทธิ์" in result.found[0].message()


def test_dg1208_too_many_texts() -> None:
    assert codes(parsed("ก: [" + "ข, " * yaml_events.MOST_NODES + "ค]\n")) == ["DG1208"]


def test_dg1212_text_too_long() -> None:
    assert codes(parsed("ก: " + "ข" * (yaml_events.MOST_CHARACTERS + 1) + "\n")) == ["DG1212"]


@pytest.mark.parametrize("text", ["[" * 5000, "{" * 5000, "- " * 3000, "? " * 3000])
def test_nesting_without_end_is_refused(text: str) -> None:
    found = (*parsed("ก: " + text).found, *parsed(text).found)
    assert any(one.is_error for one in found)
