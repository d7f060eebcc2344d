"""An annex put into a letter, and the counts of it that its sentences may name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen import vocabulary
from docgen.compose.letters import prepare
from docgen.drafting import edits
from docgen.drafting.yaml_tree import Value, tree, value_of
from docgen.light import dataclass, regex
from docgen.services.letter_files import LetterFile
from docgen.services.letter_form import typed_values
from docgen.services.workroom.open_letter import OpenLetter
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic

_NO_NAME = regex(r"[\s()/.,:;'\"+-]+")
_LONGEST_LIST = 80


@dataclass(frozen=True, slots=True)
class AnnexAsked:
    """An annex as a clerk asked for it; ``quantity`` is what the enclosure says of it (1 ชุด)."""

    name: str
    programme: str
    data: str
    layout: str
    title: str
    as_of: str
    quantity: str


@dataclass(frozen=True, slots=True)
class CountShown:
    """A count that a sentence may name: what it is of, what it says now, how it is written."""

    title: str
    text: str
    slot: str


@dataclass(frozen=True, slots=True)
class CountsOfLevel:
    """The counts of one level of units."""

    title: str
    counts: tuple[CountShown, ...]


def layouts() -> tuple[str, ...]:
    """The layouts that an annex may have, as a circular names them."""
    return vocabulary.names("annex_layouts")


def moment_of_annex(now: datetime.datetime, hours: str) -> str:
    """A moment as annexes say it, with the word for ``hours``: ``8 กันยายน 2564 10.00 น.``"""
    return f"{to_arabic(long_date(ThaiDate.of(now.date())))} {now:%H.%M} {hours}"


def add_annex(letter: OpenLetter, asked: AnnexAsked, moment: str) -> LetterFile:
    """Put the annex into the letter, and an enclosure that calls it; one of its name is set anew.

    Raises: Rejected, when the file is gone; UneditableError, when it is no YAML; OSError.
    """
    text = letter.file().text
    order = letter.key_order(text)
    annexes = typed_values.names_of("circular", "annexes")

    def key(name: str) -> str:
        return vocabulary.thai("annex_request", name)

    value: dict[str, Value] = {key("programme"): asked.programme} if asked.programme else {}
    value |= {
        key("layout"): asked.layout,
        key("data"): asked.data,
        key("as_of"): asked.as_of,
        key("title"): asked.title,
    }
    text = edits.set_value(text, (annexes, asked.name), value, order).text
    text = _with_enclosure(text, asked, order)
    return letter.restore_text(text, moment)


def _with_enclosure(text: str, asked: AnnexAsked, order: tuple[tuple[str, ...], ...]) -> str:
    names = typed_values.names_of("circular", "enclosures")
    mine = typed_values.names_of("enclosure", "annex")
    listed = typed_values.value_under(value_of(tree(text)), names)
    there = listed if isinstance(listed, list) else []
    if any(typed_values.value_under(value, mine) == asked.name for value in there):
        return text
    row: dict[str, Value] = {
        vocabulary.thai("enclosure", "item"): asked.title,
        vocabulary.thai("enclosure", "quantity"): asked.quantity,
        vocabulary.thai("enclosure", "annex"): asked.name,
    }
    if not there:
        return edits.set_value(text, (names,), [row], order).text
    return edits.insert_value(text, (names,), len(there), row).text


def counts_offered(letter: OpenLetter) -> tuple[CountsOfLevel, ...]:
    """What sentences of the letter may name of its annexes; nothing while it has errors.

    Raises: Rejected, when the file is gone.
    """
    dossier = letter.make_letter(letter.file().text).dossier
    if dossier is None or not dossier.circular.annexes:
        return ()
    statuses = prepare(dossier).built.statuses
    status = vocabulary.thai("names", "status")
    found = []
    for annex, counts in statuses.items():
        before = [status] if len(statuses) == 1 else [status, annex]
        for level in counts.levels:
            path = [*before, _name(level.level.name)]
            title = level.level.name if len(statuses) == 1 else f"{annex}: {level.level.name}"
            total = CountShown(
                vocabulary.thai("status_names", "total"),
                str(level.total),
                _slot(*path, vocabulary.thai("status_names", "total")),
            )
            shown = [total]
            for name, names in level.names.items():
                word = counts.words[name]
                values = (level.numbers[name], level.total, names)
                shown += _of_state(word, values, [*path, _name(name)])
            found.append(CountsOfLevel(title, tuple(shown)))
    return tuple(found)


def _of_state(
    word: str, values: tuple[int, int, tuple[str, ...]], path: list[str]
) -> Iterator[CountShown]:
    number, total, names = values
    share = f"{100 * number / total:.1f}".rstrip("0").rstrip(".") if total else "-"
    listed = ", ".join(names)
    short = listed if len(listed) <= _LONGEST_LIST else f"{listed[:_LONGEST_LIST]}…"
    texts = {"count": str(number), "percent": share, "names": short or "-"}
    for name, text in texts.items():
        thai = vocabulary.thai("status_names", name)
        yield CountShown(f"{word} {thai}", text, _slot(*path, thai))


def _slot(*path: str) -> str:
    return f"{{{{ {'.'.join(path)} }}}}"


def _name(text: str) -> str:
    """A name as a sentence may write it: without spaces."""
    return _NO_NAME.sub("_", clean(text)).strip("_")
