"""A row of a list of recipients: whom it addresses, what tells it apart, what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from docgen import vocabulary
from docgen.diagnostics import Diagnostic
from docgen.loading.tables.grids import Row
from docgen.model.dossier import APART
from docgen.thai.dates import ERA
from docgen.thai.names import nearest_names

POST = "post"
_LINE_SIGN = "|"
SECTION = "recipients"
NUMBER, POSTAL, ADDRESS = "number", "postal_code", "address"
_TEXTS = ("name", "addressee", "post")
_CODES = ("code", POSTAL)


def addressee_text(row: Row) -> str:
    """The line after เรียน, or several, which a cell parts by ``|``."""
    text = row.text("addressee") or row.text(POST)
    return "\n".join(filter(None, map(str.strip, text.split(_LINE_SIGN))))


def identity(row: Row) -> tuple[str, ...]:
    return (row.text("name"), *map(row.text, APART))


def row_faults(
    row: Row, first: dict[tuple[str, ...], Row], judged: Collection[str]
) -> list[Diagnostic]:
    empty = ["name"] if not row.text("name") else []
    if not addressee_text(row) and {"addressee", POST} & set(row.columns):
        empty.append("addressee" if "addressee" in row.columns else POST)
    found = [
        Diagnostic("DG4011", row.place(name), {"heading": row.heading(name, SECTION)})
        for name in empty
    ]
    found += _misspelt_rank(row)
    if row.grid.kinds:
        found += [
            fault for name in row.columns if name in judged if (fault := _odd_kind(row, name))
        ]
    twin = first.get(identity(row))
    if twin is not None:
        label = vocabulary.thai("words", "here_first")
        params = {
            "name": row.text("name"),
            "first": twin.position.cell,
            "second": row.position.cell,
        }
        also = ((twin.place("name"), label),)
        found.append(Diagnostic("DG4012", row.place("name"), params, also))
    return found


def _odd_kind(row: Row, name: str) -> Diagnostic | None:
    """A cell that is no text where one is wanted, or a day that is not what it shows."""
    kind, text = row.kind(name), row.text(name)
    params = {"heading": row.heading(name, SECTION), "text": text}
    if kind == "era":
        day, month, year = text.split("/")
        params["meant"] = f"{day}/{month}/{int(year) - ERA}"
        return Diagnostic("DG4111", row.place(name), params)
    if kind == "number" and name in _TEXTS:
        return Diagnostic("DG4109", row.place(name), params)
    if kind == "number" and name in _CODES and not text.startswith("0"):
        return Diagnostic("DG4017", row.place(name), params)
    return None


def _misspelt_rank(row: Row) -> list[Diagnostic]:
    """A class that all but names a rank would give the wrong salutation without a word."""
    text = row.text("class")
    near = _near_rank(text) if text else ""
    if not near:
        return []
    return [Diagnostic("DG4016", row.place("class"), {"text": text, "suggestion": near})]


@lru_cache(maxsize=4096)
def _near_rank(text: str) -> str:
    """The rank that the text all but names; ``""`` for one itself and for any other class."""
    known = vocabulary.bilingual_names("addressee_ranks")
    if text in known:
        return ""
    letters = Counter(text)
    alike = [name for name in known if 2 * (letters & Counter(name)).total() >= len(name)]
    return next(iter(nearest_names(text, alike)), "")
