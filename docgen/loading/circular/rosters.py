"""Lists of people of a body: typed as lines, or read from a CSV file or workbook."""

from __future__ import annotations

from docgen import vocabulary
from docgen.diagnostics.rendering import Sources
from docgen.loading import tables
from docgen.loading.circular.annex_data import FindFile
from docgen.loading.circular.body_items import marks
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence
from docgen.model.dossier import ValuePath

_COLUMNS = ("name", "post", "duty")


def roster(reading: Reading, node: Node, path: ValuePath) -> dict[str, object] | None:
    """The people alone, or a mapping of them with a heading, a file and how they are counted."""
    reading.places.values[path] = node.at
    if not isinstance(node, Mapping):
        return {"people": _people(reading, node, path)}
    reading.sections[path] = "roster"
    entries = reading.fields(node, "roster", path)
    made: dict[str, object] = {}
    if "people" in entries:
        made["people"] = _people(reading, entries["people"].value, path)
    for name in ("heading", "file", "sheet"):
        text = _text(reading, entries[name].value, (*path, name)) if name in entries else None
        made |= {name: text} if text is not None else {}
    for name in ("goes_on", "total"):
        if name in entries:
            known = {each_word: each_word for each_word in vocabulary.names("yes_no", "en")}
            known |= {each_word.thai: each_word.english for each_word in vocabulary.words("yes_no")}
            chosen = reading.choice(entries[name].value, (*path, name), known)
            made |= {name: chosen == "yes"} if chosen is not None else {}
    if "people" in entries and "file" in entries:
        keys = {"one": entries["people"].key.text, "other": entries["file"].key.text}
        reading.report("DG2133", entries["file"].key.at, path, **keys)
    if "people" not in made and "file" not in made and path not in reading.faulted:
        word = vocabulary.word("roster", "people")
        key = reading.name("roster", "people")
        params = {"key": key, "title": word.title, "example": word.description}
        reading.report("DG2001", node.at, path, **params)
        return None
    return made


def fill_rosters(reading: Reading, body: object, find: FindFile, sources: Sources) -> None:
    """Read the files that the body's lists of people name."""
    for index, part in enumerate(body if isinstance(body, list) else ()):
        made = part.get("roster") if isinstance(part, dict) else None
        if not made or "file" not in made:
            continue
        path: ValuePath = ("body", index, "roster")
        file = find(reading, (*path, "file"), made["file"])
        if file is None:
            continue
        table = tables.read_table(file, "person", required=("name",), sheet=made.get("sheet"))
        sources.add(str(file), table.lines)
        reading.found += table.found
        for number, row in enumerate(table.rows):
            reading.places.values[(*path, "people", number)] = row.position
        rows = [{name: row.text(name) for name in _COLUMNS} for row in table.rows]
        made["people"] = [each_row for each_row in rows if each_row["name"]]
        if not made["people"] and not table.found:
            reading.report("DG2134", reading.places.of(*path, "file"), path)


def _people(reading: Reading, node: Node, path: ValuePath) -> list[dict[str, str]]:
    if not isinstance(node, Sequence):
        got = vocabulary.thai("words", "text_kind")
        reading.report("DG2006", node.at, path, key=reading.written_key(path), got=got)
        return []
    if not node.items:
        reading.report("DG2134", node.at, path)
    people = []
    for number, item in enumerate(node.items):
        person = _person(reading, item, (*path, "people", number))
        if person is not None:
            people.append(person)
    return people


def _person(reading: Reading, node: Node, path: ValuePath) -> dict[str, str] | None:
    """A name, a list of name, post and duty, or a mapping of them."""
    reading.places.values[path] = node.at
    if isinstance(node, Mapping):
        reading.sections[path] = "person"
        entries = reading.fields(node, "person", path)
        given: dict[str, Node] = {name: entry.value for name, entry in entries.items()}
    else:
        cells = node.items if isinstance(node, Sequence) else (node,)
        given = dict(zip(_COLUMNS, cells, strict=False))
        if len(cells) > len(_COLUMNS):
            reading.report("DG2132", cells[len(_COLUMNS)].at, path, count=len(cells))
    read = {name: _text(reading, inner, (*path, name)) for name, inner in given.items()}
    person = {name: text for name, text in read.items() if text is not None}
    if "name" not in person and path not in reading.faulted:
        word = vocabulary.word("person", "name")
        params = {"key": word.thai, "title": word.title, "example": word.description}
        reading.report("DG2001", node.at, path, **params)
        return None
    return person if "name" in person else None


def _text(reading: Reading, node: Node, path: ValuePath) -> str | None:
    if isinstance(node, Scalar) and not node.text.strip():
        return None
    text = reading.text(node, path)
    if text is not None:
        marks(reading, reading.texts[path], path)
    return text
