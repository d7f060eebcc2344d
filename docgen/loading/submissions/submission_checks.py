"""Rows of submissions held against the provinces, and against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.loading.fields.suggestions import nearest_joined
from docgen.loading.tables.grids import Row
from docgen.model.submissions import Level, ProvinceCount
from docgen.thai.names import clean, nearest_names
from docgen.thai.numerals import LARGEST_COUNT, to_arabic
from docgen.whole_numbers import number_within

NAMES_SHOWN = 10
MOST_SUGGESTED = 20
_ROWS_SHOWN = 3
Named = Sequence[tuple[str, Row]]


def texts(row: Row, names: Iterable[str], found: list[Diagnostic]) -> bool:
    """Whether the cells under ``names`` hold texts; a fault for each that does not."""
    if not row.grid.kinds and all([row.text(name) for name in names]):
        return True
    good = True
    for name in names:
        kind = row.kind(name)
        if row.text(name) and not kind:
            continue
        params = {"heading": row.heading(name, "submissions"), "text": row.text(name)}
        found.append(Diagnostic("DG4109" if kind else "DG4011", row.place(name), params))
        good = False
    return good


def bare_name(name: str, unit: str) -> str:
    """A name for comparison: cleaned, and without the word for province or district before it."""
    text = clean(name).replace(" ", "")
    for prefix in standards.table("statuses")["name_prefixes"][unit]:
        rest = text.removeprefix(prefix)
        if rest != text and rest:
            return rest
    return text


def bare_unit(name: str, level: Level) -> str:
    """A unit's name for comparison: cleaned, without spaces or a word for its level before it."""
    text = clean(name).replace(" ", "")
    for prefix in level.prefixes:
        rest = text.removeprefix(prefix)
        if rest != text and rest:
            return rest
    return text


def unknown_provinces(
    pairs: Named, missing: tuple[str, ...], known: tuple[str, ...], wanted: tuple[str, ...]
) -> tuple[list[Diagnostic], dict[str, str]]:
    """A fault for each name that is no province, and the missing province it surely means."""
    by_name: dict[str, list[Row]] = {}
    for name, row in pairs:
        by_name.setdefault(name, []).append(row)
    found = []
    near: dict[str, str] = {}
    looked = 0
    for name, own in by_name.items():
        if not name or name in wanted:
            continue
        rows = listed_names([row.position.cell for row in own], _ROWS_SHOWN)
        params, at = {"name": name, "rows": rows}, own[0].place("province")
        if name in known:
            found.append(Diagnostic("DG4119", at, params))
            continue
        suggestion = ""
        looked += 1
        if looked <= MOST_SUGGESTED:  # looking for what is near takes time
            close = nearest_names(name, missing)
            if len(close) == 1:
                near[name] = close[0]
            suggestion = nearest_joined(name, missing) or nearest_joined(name, known)
        said = {**params, "suggestion": suggestion, "near": near.get(name, "")}
        found.append(Diagnostic("DG4102" if suggestion else "DG4103", at, said))
    return found, near


def doubled_rows(pairs: Named) -> list[Diagnostic]:
    """The same province, district and domain in two rows."""
    first: dict[tuple[str, str, str], Row] = {}
    found = []
    label = vocabulary.thai("words", "here_first")
    bare: dict[str, str] = {}
    for province, row in pairs:
        district = row.text("district")
        if district not in bare:
            bare[district] = bare_name(district, "district")
        key = (province, bare[district], row.text("domain"))
        twin = first.setdefault(key, row)
        if twin is row or not province or ("district" in row.columns and not district):
            continue
        params = {
            **{"province": province, "district": district, "domain": key[2]},
            **{"first": _where(twin, row), "second": row.position.cell},
        }
        code = "DG4104" if key[2] else "DG4122" if district else "DG4107"
        found.append(Diagnostic(code, row.position, params, ((twin.position, label),)))
    return found


def missing_provinces(path: Path, names: Sequence[str]) -> list[Diagnostic]:
    """Provinces of which there is no row at all."""
    if not names:
        return []
    params = {"count": len(names), "names": listed_names(names, NAMES_SHOWN)}
    return [Diagnostic("DG4105", Position(str(path)), params)]


def without_total(rows: Sequence[Row]) -> tuple[Sequence[Row], Row | None]:
    """The rows, and the last one apart where it says that it is the sum of the others."""
    words = {clean(word) for word in standards.table("statuses")["total_words"]}
    first = next((value for value in rows[-1].values if value), "") if rows else ""
    is_total = len(rows) > 1 and clean(first).casefold() in words
    return (rows[:-1], rows[-1]) if is_total else (rows, None)


def wrong_totals(rows: Sequence[Row], total: Row, names: Iterable[str]) -> list[Diagnostic]:
    """A sum in the file that is not the sum of its rows."""
    found = []
    for name in names:
        written = to_arabic(total.text(name))
        said = number_within(written, 0, LARGEST_COUNT)
        numbers = [
            number_within(to_arabic(row.text(name)) or "0", 0, LARGEST_COUNT) for row in rows
        ]
        counted = [number for number in numbers if number is not None]
        if said is None or len(counted) < len(numbers):
            continue
        if said != (added := sum(counted)):
            heading = total.heading(name, "submissions")
            params = {"heading": heading, "said": written, "sum": added}
            found.append(Diagnostic("DG4121", total.place(name), params))
    return found


def balanced_counts(
    row: Row, province: str, given: dict[str, int], found: list[Diagnostic]
) -> ProvinceCount | None:
    """Counts that add up; what is not given follows from the others."""
    full, half, empty = (given.get(name) for name in ("full", "half", "empty"))
    known = [sheet for sheet in (full, half, empty) if sheet is not None]
    total = given.get("districts", sum(known))
    rest = total - sum(known)
    unknown = [name for name in ("full", "half", "empty") if name not in given]
    confirmed = given.get("confirmed", 0)
    is_even = rest == 0 or (rest > 0 and unknown)
    if total <= 0 or not is_even or confirmed > (full or 0):
        params = {"province": province, "total": total, "sum": sum(known), "confirmed": confirmed}
        found.append(Diagnostic("DG4113", row.position, params))
        return None
    # Where only some are given, what is left over has begun but is not done.
    if rest and "half" in unknown:
        half = rest
    elif rest:
        full, empty = (rest, empty) if full is None else (full, rest)
    return ProvinceCount(province, full or 0, half or 0, empty or 0, confirmed, row.position)


def _where(twin: Row, row: Row) -> str:
    """The other row, with its file where that is another one."""
    at = twin.position
    return at.cell if at.file == row.position.file else f"{Path(at.file).name} {at.cell}"
