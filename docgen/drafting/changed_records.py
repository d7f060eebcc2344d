"""A YAML list of records with other texts in some of their cells; all else in it stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen import vocabulary
from docgen.drafting import edits
from docgen.drafting.values import Names
from docgen.drafting.yaml_tree import Value, tree, value_of


def changed_records(
    text: str, cells: Mapping[tuple[int, int], str], keys: Sequence[str], section: str
) -> str:
    """The list with ``cells`` in their places: the number of the record from 1, the key from 0.

    ``keys`` are the columns, in English where ``section`` of the vocabulary knows them. A record
    that is not there yet comes at the end; an empty text takes its key away, and a record without
    any text is taken out. Raises: UneditableError, when the text is no such YAML.
    """
    by_record: dict[int, dict[int, str]] = {}
    for (number, column), changed in cells.items():
        by_record.setdefault(number, {})[column] = changed
    count = _length(text)
    for number in sorted(row for row in by_record if row > count):
        made: dict[str, Value] = {
            _names(section, keys[column])[0]: changed
            for column, changed in sorted(by_record.pop(number).items())
            if changed
        }
        if made:
            text = edits.insert_value(text, (), _length(text), made).text
    # From the last to the first: a record that is taken out moves those after it.
    for number in sorted(by_record, reverse=True):
        text = _changed_record(text, number - 1, by_record[number], keys, section)
    return text


def _changed_record(
    text: str, index: int, changes: Mapping[int, str], keys: Sequence[str], section: str
) -> str:
    # What is typed comes before what goes: a record that is left without a text is taken out.
    for column, changed in sorted(changes.items(), key=lambda change: not change[1]):
        path = (index, _names(section, keys[column]))
        if changed:
            text = edits.set_value(text, path, changed).text
        elif len(_record(text, index)) > 1:
            text = edits.remove_value(text, path).text
        elif set(_record(text, index)) & set(path[1]):
            return edits.remove_value(text, (index,)).text
    is_empty = not any(_record(text, index).values())
    return edits.remove_value(text, (index,)).text if is_empty else text


def _record(text: str, index: int) -> dict[str, Value]:
    whole = value_of(tree(text))
    record = whole[index] if isinstance(whole, list) else {}
    return record if isinstance(record, dict) else {}


def _length(text: str) -> int:
    whole = value_of(tree(text))
    return len(whole) if isinstance(whole, list) else 0


def _names(section: str, key: str) -> Names:
    """Every way to write a key, Thai first; a key of the list's own is itself."""
    english = vocabulary.english(section, key)
    if english is None:
        return (key,)
    word = vocabulary.word(section, english)
    return (word.thai, word.english, *word.also)
