"""One word, one meaning: names of types and of files, over the whole project."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "docgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
TYPE_NAME = re.compile(r"_?[A-Z]\w*[a-z]\w*")

# A name of a type that may stand twice: what reads it outside docgen knows it by this name.
PUBLISHED = {
    "Signer": "one of those who sign: in the schema of circulars and in that of letter.json",
}

# What a file name stands for, in whatever room: the same thing at another stage.
SAME_THING = {
    "amounts": "sums of money: as Thai writes them, and the rules about them",
    "apart": "a stranger's file in a process of its own: to read it, and to check or mend it",
    "body": "the body of a letter: loaded, composed, checked, set, and in the form",
    "body_tables": "tables of the body: loaded, and composed",
    "check_codes": "the code by which an issued letter is checked: given, and printed on letters",
    "contacts": "whom to ask and where to answer: as a model, and as read from a letter",
    "dates": "dates: as Thai writes them, and the rules about them",
    "deadlines": "days by which something is asked: checked, and read from a letter",
    "dispatch": "what goes to the mail room: ordered by the batch, made by the service",
    "emblem": "the emblem: the office's own file, and its box on the page",
    "english": "letters in English: composed, and recognised",
    "envelopes": "envelopes in a letter's file: recognised, and left out of the check",
    "formats": "the formats of a finished letter: made, and offered",
    "labelled": "parts with a label before them: set, and recognised",
    "letters": "whole letters: composed, and recognised",
    "messages": "sentences for people: the whole stock, and in the language of one run",
    "numbering": "the number that a letter gets: asked for a circular, and for an open letter",
    "offices": "offices: loaded, and as they stand on a letter",
    "own_kinds": "kinds of an office's own: loaded, and recognised in what was received",
    "package": "a letter packed for other systems: what it says, and the making of it",
    "parts": "parts of a letter: what each does, and its Block",
    "read": "a received file becomes lines: of a PDF, of a Word file",
    "rosters": "lists of people: as a model, loaded, composed, set",
    "secrecy": "secret letters: rules for circulars, and for Word files",
    "settings": "an office's facts as forms: the service, and its page",
    "signatures": "who signs, with name and post: set, and recognised",
    "signing": "who signs and what stands around it: as a model, and composed",
    "surroundings": "what a circular stands among: as a model, and loaded",
    "tables": "tables of a letter: set, and in Word",
    "verify": "a folder against its manifest: the comparison, and the service",
    "wordings": "wording templates: as a model, loaded, and offered",
}


def type_names(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The classes of a module, and its aliases of types with what they stand for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_"), ""
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, ast.unparse(node.value)
            is_variable = value.startswith(("TypeVar(", "ParamSpec("))
            if TYPE_NAME.fullmatch(name) and not is_variable and not value.endswith(f".{name}"):
                yield name.lstrip("_"), value


def several_meanings(sources: dict[str, str]) -> dict[str, list[str]]:
    """Names of types that mean different things: each with the modules where it is defined."""
    meanings: dict[str, dict[str, str]] = defaultdict(dict)
    for module, source in sources.items():
        for name, meaning in type_names(ast.parse(source)):
            meanings[name].setdefault(meaning or module, module)
    return {name: list(found.values()) for name, found in meanings.items() if len(found) > 1}


def test_the_name_of_a_type_has_one_meaning() -> None:
    """A reader who has met ``Entry`` or ``Row`` once knows what it is in every room."""
    sources = {str(path.relative_to(PACKAGE)): path.read_text("utf-8") for path in MODULES}
    assert several_meanings(sources).keys() == PUBLISHED.keys(), several_meanings(sources)


@pytest.mark.parametrize("again", ["class _Row:\n    y: int", "Row = tuple[str, ...]"])
def test_a_second_meaning_is_found(again: str) -> None:
    assert several_meanings({"a": "class Row:\n    x: int", "b": again}) == {"Row": ["a", "b"]}
    assert not several_meanings({"a": "Row = tuple[int]", "b": "Row = tuple[int]"})


def several_rooms(modules: list[Path]) -> dict[str, set[str]]:
    """File names that stand in several rooms, with these.

    A command beside the service that it calls is not counted, nor is the table of the faults
    (``codes/``) about what another room is named for.
    """
    rooms: dict[str, set[str]] = defaultdict(set)
    for path in modules:
        if path.name != "__init__.py" and path.parts[0] != "codes":
            rooms[path.stem].add(path.parent.as_posix())
    for found in rooms.values():
        if "cli" in found and any(room.startswith("services") for room in found):
            found.discard("cli")
    return {name: found for name, found in rooms.items() if len(found) > 1}


def test_a_file_name_stands_for_one_thing() -> None:
    """A file is found by what is in it: the same name in two rooms means the same thing."""
    found = several_rooms([path.relative_to(PACKAGE) for path in MODULES])
    assert found.keys() == SAME_THING.keys(), {
        name: found.get(name) for name in found.keys() ^ SAME_THING.keys()
    }


def test_a_file_name_in_a_second_room_is_found() -> None:
    modules = ["model/rows.py", "reading/rows.py", "cli/sign.py", "services/sign.py", "codes/a.py"]
    assert several_rooms([*map(Path, modules), Path("a.py")]) == {"rows": {"model", "reading"}}
