"""Items of a YAML list keep the numbers that were typed before them."""

from __future__ import annotations

import pytest

from docgen.loading.circular import circulars
from tests.helpers.dossiers import HEAD, ROOT, WORKSPACE, codes, composed, texts


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("- ข้อ: [3.1 ก, 3.2 ข]", ["๓.๑ ก", "๓.๒ ข"]),
        ("- ข้อ: [3.1 ก, ข]", ["๓.๑ ก", "๓.๒ ข"]),
        ("- ข้อ: [(1) ก, ข]", ["(๑) ก", "(๒) ข"]),
        ("- ข้อ: [1.2 ก, 1.3 ข]", ["๑.๒ ก", "๑.๓ ข"]),
        ("- ข้อ: [1.1 ก]\n  - ต่อไป\n  - ข้อ: [1.2 ข]", ["๑.๑ ก", "๑.๒ ข"]),
        ("- ข้อ: [1.1 ก]\n  - หัวข้อ: 2\n  - ข้อ: [2.1 ข]", ["๑.๑ ก", "๒.๑ ข"]),
        ("- ข้อ: [1.1.1 ก, 1.1.2 ข]", ["๑.๑.๑ ก", "๑.๑.๒ ข"]),
        ("- ข้อ: [{ข้อความ: 2.1 ก, ข้อย่อย: [2.1.1 ข]}]", ["๒.๑ ก", "๒.๑.๑ ข"]),
        ("- ข้อ: [{ข้อความ: (1) ก, ข้อย่อย: [1.1 ข]}]", ["(๑) ก", "๑.๑ ข"]),
        ("- ข้อ: [{ข้อความ: ก, ข้อย่อย: [1.1 ข]}]", ["๑. ก", "๑.๑ ข"]),
    ],
)
def test_the_numbers_typed_are_the_numbers_printed(typed: str, printed: list[str]) -> None:
    result = composed(f"ข้อความ:\n  {typed}\n")
    assert codes(result) == []
    assert texts(result, "item") == printed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("- ข้อ: [{ข้อความ: ก, ข้อย่อย: [3.1 ข]}]", ("3.1", "1.1")),
        ("- ข้อ: [1.1 ก, 1.3 ข]", ("1.3", "1.2")),
        ("- ข้อ: [1.1 ก, 2.1 ข]", ("2.1", "1.2")),
        ("- ข้อ: [1.1 ก]\n  - ต่อไป\n  - ข้อ: [1.3 ข]", ("1.3", "1.2")),
    ],
)
def test_a_number_that_would_be_printed_otherwise_is_told(
    typed: str, told: tuple[str, str]
) -> None:
    head = HEAD.format(kind="หนังสือภายนอก", recipient="ผู้ว่าราชการจังหวัด")
    path = ROOT / "config" / "circulars" / "test.yaml"
    loaded = circulars.parse(f"{head}ข้อความ:\n  {typed}\n".encode(), path, WORKSPACE)
    (found,) = [one for one in loaded.found if one.code == "DG2026"]
    assert (found.params["number"], str(found.params["expected"])) == told
