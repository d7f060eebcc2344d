"""What a part is called decides nothing on the page: what it does stands as data."""

from __future__ import annotations

import ast
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from docgen import kinds
from docgen.comparing.differences import Change, differences, parts_of
from docgen.comparing.texts import ComparedText, said_in
from docgen.kinds import Kind, Part, parts
from docgen.kinds.part_names import own_thai_name
from docgen.kinds.parts import CLOSES, roles, traits
from docgen.kinds.typed_parts import typed_parts
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "config" / "circulars", ROOT / "tests" / "documents" / "config" / "circulars")
# Those that leave their form name parts of the kind themselves.
EXAMPLES = [
    path
    for folder in FOLDERS
    for path in sorted(folder.glob("*.yaml"))
    if "ต่างจากแบบ" not in path.read_text(encoding="utf-8")
]
LONG = "\n".join(f"  - ข้อความย่อหน้าที่ {number}" for number in range(1, 40))


def renamed(part: Part, names: dict[str, str]) -> Part:
    """``part`` under another name where its kind writes it out itself; it does what it did."""
    role = names.get(part.role)
    return part if role is None else replace(part, role=role, does=part.traits)


def renamed_kind(kind: Kind, seed: str) -> Kind:
    chance = random.Random(f"{seed} {kind.id}")
    written = [part.role for part in kind.parts if part.text]
    names = {role: f"part_{chance.randrange(10**9)}" for role in written}
    parts = tuple(renamed(part, names) for part in kind.parts)
    level = names.get(kind.foot_level_part, kind.foot_level_part)
    return replace(kind, parts=parts, foot_level_part=level)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the tests among the templates that ship with docgen."""
    root = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(ROOT / "tests" / "documents" / "config", root / "config", dirs_exist_ok=True)
    return root


def files_of(path: Path, workspace: Path) -> dict[str, bytes]:
    press = Press(carries_data=False)  # the data name the parts
    own = workspace / "config" / "circulars" / path.name
    made = prepare(own, Workspace(workspace), press)
    assert made.pages is not None
    return press.draw_files(made.pages, ("docx", "pdf"), "letter")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_renamed_parts_give_the_same_files(
    path: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(path, workspace)
    seed = path.stem
    shipped, own = kinds._shipped_kind, kinds._own_kind
    monkeypatch.setattr(kinds, "_shipped_kind", lambda name: renamed_kind(shipped(name), seed))
    monkeypatch.setattr(kinds, "_own_kind", lambda *key: renamed_kind(own(*key), seed))
    assert files_of(path, workspace) == before


def test_every_part_of_every_kind_has_a_name_and_no_two_share_one() -> None:
    own = {
        (part.role, own_thai_name(part, kind.fields))
        for kind in map(kinds.kind, kinds.names())
        for part in kind.parts
        if part.role not in roles()
    }
    nameless = [role for role, thai in own if not thai]
    assert not nameless, f"these say no `thai:` and print no field alone: {nameless}"
    spoken = [name for role in roles().values() for name in (role.thai, *role.also)]
    spoken += [thai for _, thai in own]
    twice = sorted({name for name in spoken if spoken.count(name) > 1})
    assert not twice, f"two parts are called so; another `thai:` tells them apart: {twice}"


def test_an_own_closing_part_closes_without_being_told() -> None:
    part = {"part": "body", "form": "body", "sample": ["ข้อความ"]}
    own = {"part": "given_at", "form": "at_axis", "text": "ให้ไว้", "sample": ["ให้ไว้"]}
    said = {**own, "part": "given_phrase", "does": []}
    head = dict.fromkeys(("thai", "english", "form_number", "clause", "certainty"), "ก")
    raw = {
        **head,
        "text_top": "text_top_title",
        "parts": [{**own, "part": "above"}, part, own, said],
    }
    kind = kinds.from_data("own", raw)
    assert CLOSES in kind.traits("given_at")
    assert CLOSES not in kind.traits("above") | kind.traits("given_phrase")
    assert CLOSES in traits("signature")


# -- rooms that hold letters against one another and against the rules ---------------------------

ROOMS = ("comparing", "checks", "layout", "model", "services/approval.py", "services/compare.py")
# Their lists name fields of a circular, which are called as parts are.
FIELDS = ("body.py", "rule_input.py", "case_text.py", "dossier.py", "declared.py")
KNOWN = {name for name in (*roles(), *parts._roles("inside"), *typed_parts()) if name}


def role_lists(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every list, tuple and set of two names of parts and more, by its line."""
    for node in ast.walk(ast.parse(text)):
        is_call = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("letter.of")
        if is_call or isinstance(node, ast.Tuple | ast.List | ast.Set):
            items = node.args if isinstance(node, ast.Call) else node.elts
            names = [item.value for item in items if isinstance(item, ast.Constant)]
            named = [name for name in names if name in KNOWN]
            if len(set(named)) > 1:
                yield node.lineno, named


def python_files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def test_no_room_keeps_a_list_of_parts() -> None:
    found = [
        (str(path.relative_to(ROOT)), line, names)
        for room in ROOMS
        for path in python_files(ROOT / "docgen" / room)
        if not path.as_posix().endswith(FIELDS)
        for line, names in role_lists(path.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert list(role_lists('CLOSING = ("signature", "copies_to")'))


def told(
    path: Path, workspace: Path, names: dict[str, str]
) -> tuple[list[Change], list[ComparedText]]:
    """What a comparison tells of a letter beside an empty one, and what it looks up in print."""
    made = prepare(workspace / "config" / "circulars" / path.name, Workspace(workspace), Press())
    assert made.letter is not None
    own = parts_of(made.letter)
    changes = [*differences({}, own), *differences(own, {})]
    said = said_in(made.letter)
    return (
        sorted(
            (replace(change, role=names.get(change.role, change.role)) for change in changes),
            key=repr,
        ),
        [replace(text, role=names.get(text.role, text.role)) for text in said],
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_renamed_parts_compare_alike(
    path: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(path, workspace, {})
    seed, first_names = path.stem, {}
    shipped, own = kinds._shipped_kind, kinds._own_kind

    def other(kind: Kind) -> Kind:
        renamed = renamed_kind(kind, seed)
        pairs = zip(renamed.parts, kind.parts, strict=True)
        first_names.update({after.role: part.role for after, part in pairs})
        return renamed

    monkeypatch.setattr(kinds, "_shipped_kind", lambda name: other(shipped(name)))
    monkeypatch.setattr(kinds, "_own_kind", lambda *key: other(own(*key)))
    assert told(path, workspace, first_names) == before
