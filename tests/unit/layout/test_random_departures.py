"""Letters whose parts are cut, added, labelled and moved at random break no law of layout."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.checks.emblem import emblem_of
from docgen.compose import letter
from docgen.kinds.form_changes import ALIGNMENTS, BODY, RELATIONS, TOP, Changes, Inserted, PartPlace
from docgen.layout import set_pages
from docgen.loading.circular import circulars
from docgen.press import Press
from tests.helpers.dossiers import WORKSPACE
from tests.helpers.scale import times

PATHS = tuple(path for path in WORKSPACE.circulars() if path.stem.endswith("-example"))
LENT = ("complimentary_close", "references", "enclosures", "urgency")
LABELS = ("", "ป้าย:", "คำนำหน้าที่ยาวมากกว่าปกติ")
LINES = ("ข้อความสั้น", "ข้อความที่ยาว " * 12, "[ ] เลือก    [ ] ไม่เลือก")


def place(chance: random.Random, roles: list[str]) -> PartPlace:
    relation = chance.choice(("", "", TOP, *RELATIONS))
    other = chance.choice(roles) if relation in RELATIONS else ""
    return PartPlace(chance.choice(("", *ALIGNMENTS)), relation, other)


def changes(chance: random.Random, roles: list[str]) -> Changes:
    parts = [role for role in roles if role != BODY]
    lines = [tuple(chance.choices(LINES, k=chance.choice((1, 2)))) for _ in range(2)]
    return Changes(
        without=tuple(chance.sample(parts, chance.choice((0, 0, 1)))),
        added=tuple(role for role in chance.sample(LENT, 1) if role not in roles),
        labels=tuple((role, chance.choice(LABELS)) for role in chance.sample(parts, 2)),
        places=tuple((role, place(chance, roles)) for role in chance.sample(parts, 2)),
        inserted=tuple(
            Inserted(f"inserted_{number}", texts, place(chance, roles))
            for number, texts in enumerate(lines, 1)
        ),
        emblem=chance.random() > 0.3,
    )


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_law_is_broken(path: Path, press: Press) -> None:
    dossier = circulars.load(path, WORKSPACE).dossier
    assert dossier is not None
    roles = [part.role for part in dossier.form.parts]
    emblem, _ = emblem_of(dossier, press.standard)
    for seed in range(times(3, 300)):
        changed = replace(dossier, changes=changes(random.Random(seed), roles))
        made = letter(changed).letter
        assert made is not None
        set_pages(made, standard=press.standard, emblem=emblem, family=press.family)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press.of(WORKSPACE)
