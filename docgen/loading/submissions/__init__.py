"""Submissions: what the districts recorded, in any of three shapes, checked against each other.

A row a district and domain, a row a district with a column a domain, or a row a province with
counts of its districts. A folder of files is read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache
from pathlib import Path

from docgen import opening, standards, vocabulary
from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import dataclass
from docgen.loading import tables
from docgen.loading.kept_by_content import KeptByContent
from docgen.loading.submissions import domain_names, unit_rows
from docgen.loading.submissions import submission_checks as checks
from docgen.loading.submissions.cells import WorkReport, cell_entry, count
from docgen.loading.submissions.record_dates import RecordDates
from docgen.loading.submissions.request import LIMITS, Request
from docgen.loading.submissions.submission_files import files_of, tables_within
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.tables.grids import DataTable, Grid, Row
from docgen.loading.tables.headed_rows import table_of
from docgen.loading.tables.repeated_faults import gathered_faults
from docgen.model.submissions import ProvinceCount, Submission
from docgen.thai.names import clean, nearest_names

_SECTION = "submissions"
_LONG = ("province", "district", "domain", "recorded")
_COUNTS = ("full", "half", "empty", "districts")
_NOT_DOMAINS = {"province", "district", "confirmed", "number", "remark", "recorded", *_COUNTS}


# Lists of submissions, kept by ``read`` until a file of theirs changes.
_KEPT: KeptByContent[SubmissionList] = KeptByContent(8)


@cache
def provinces() -> tuple[str, ...]:
    """The 76 provinces, in Thai dictionary order; the capital is no province."""
    return tuple(standards.table("provinces")["provinces"])


@cache
def _known_provinces() -> frozenset[str]:
    return frozenset(provinces())


@cache
def _by_bare_name() -> dict[str, str]:
    return {checks.bare_name(province, "province"): province for province in provinces()}


def read_submissions(path: Path, request: Request | None = None) -> SubmissionList:
    """The submissions at ``path``, held against the list of provinces and each other."""
    wanted = request or Request()
    files = files_of(path)
    asked = (str(path), _unread_names(path, files), repr(wanted))
    return _KEPT.kept_or_read(files, asked, lambda: _read_list(path, wanted))


def _unread_names(path: Path, files: tuple[Path, ...]) -> tuple[str, ...]:
    """What else lies in a folder of submissions, by name: it is told, and never read."""
    if not files or not opening.is_folder(path):
        return ()
    return tuple(other.name for other in tables_within(path) if other not in files)


def _read_list(path: Path, wanted: Request) -> SubmissionList:
    if wanted.programme is not None and not wanted.programme.is_district_work:
        files = files_of(path)
        if not files:
            return SubmissionList((), (Diagnostic("DG4116", Position(str(path))),))
        return unit_rows.read_unit_rows(files, wanted, wanted.programme)
    return _SubmissionsReader(path, wanted).run()


def is_of_districts(path: Path) -> bool:
    """Whether the file, or the first of a folder, has columns of provinces and of their work."""
    for file in files_of(path)[:1]:
        made = tables.grid(file, limits=LIMITS)
        if isinstance(made, Grid):
            table = table_of(made, _SECTION, required=("province",), limits=LIMITS)
            return bool(table.headings) and not list(_lacking(table.headings))
    return False


@dataclass(slots=True)
class _SubmissionsReader:
    path: Path
    request: Request
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    submissions: list[Submission] = field(default_factory=list)
    counts: list[ProvinceCount] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    first: dict[str, tuple[Row, str]] = field(default_factory=dict)
    dates: RecordDates = field(init=False)

    def __post_init__(self) -> None:
        self.dates = RecordDates(self.request.until)

    def run(self) -> SubmissionList:
        files = files_of(self.path)
        if not files:
            self.found.append(Diagnostic("DG4116", Position(str(self.path))))
        else:
            self._tell_unread(files)
        is_whole = bool(files)
        for file in files:
            table = self._table(file)
            self.sources[str(file)] = table.lines
            self.found += table.found
            is_whole = is_whole and not any(fault.is_error for fault in table.found)
            self._rows(table)
        is_whole = is_whole and not any(fault.is_error for fault in self.found)
        self.found += self.dates.date_warnings()
        no_domains = self._domain_names()
        near = self._provinces(is_whole, no_domains)
        lines = next(iter(self.sources.values()), ())
        return SubmissionList(
            tuple(self.submissions),
            tuple(gathered_faults(self.found)),
            lines,
            tuple(self.counts),
            self.sources,
            near,
            every=tuple(self.found) if self.request.each else (),
        )

    def _tell_unread(self, files: tuple[Path, ...]) -> None:
        if names := _unread_names(self.path, files):
            params = {"count": len(names), "names": listed_names(names, checks.NAMES_SHOWN)}
            self.found.append(Diagnostic("DG4123", Position(str(self.path)), params))

    def _table(self, file: Path) -> DataTable:
        made = tables.grid(
            file,
            sheet=self.request.sheet,
            limits=LIMITS,
            within=None if file == self.path else self.path,
        )
        if isinstance(made, DataTable):
            return made
        chosen = self.request.chosen_columns
        table = table_of(made, _SECTION, required=("province",), limits=LIMITS, chosen=chosen)
        if not table.headings or table.at is None:
            return table
        missing = [choice for choice in chosen.values() if choice not in table.headings]
        wanted = [self.request.columns[name] for name in missing]
        wanted += [domain for domain in self.request.domains if clean(domain) not in table.headings]
        wanted += [] if wanted else _lacking(table.headings)
        told = [
            Diagnostic("DG4003", table.at, {"heading": name, "written": made.headings})
            for name in wanted
        ]
        return DataTable((), (*table.found, *told), table.lines) if told else table

    def _rows(self, table: DataTable) -> None:
        if not table.rows:
            if not any(fault.is_error for fault in table.found) and table.at is not None:
                name = Path(table.at.file).name
                self.found.append(Diagnostic("DG4010", Position(table.at.file), {"name": name}))
            return
        rows, total = checks.without_total(table.rows)
        self.rows += rows
        headings = table.headings
        if set(_LONG) <= set(headings):
            self._long(rows)
        elif "district" in headings:
            self._wide(rows, self._domains(headings))
        else:
            self._count_rows(rows)
            if total is not None:
                self.found += checks.wrong_totals(rows, total, _COUNTS)

    def _domains(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        if self.request.domains:
            return tuple(clean(domain) for domain in self.request.domains)
        return tuple(heading for heading in headings if heading not in _NOT_DOMAINS)

    def _long(self, rows: Iterable[Row]) -> None:
        for row in rows:
            good = checks.texts(row, ("province", "district", "domain"), self.found)
            recorded = self._entry(row, "recorded")
            confirmed = self._entry(row, "confirmed")
            if good and recorded is not None and confirmed is not None:
                self._take(row, "domain", row.text("domain"), recorded, confirmed)

    def _wide(self, rows: Iterable[Row], domains: tuple[str, ...]) -> None:
        for row in rows:
            good = checks.texts(row, ("province", "district"), self.found)
            confirmed = self._entry(row, "confirmed")
            for domain in domains:
                recorded = self._entry(row, domain)
                if good and recorded is not None and confirmed is not None:
                    self._take(row, domain, domain, recorded, confirmed)

    def _count_rows(self, rows: Iterable[Row]) -> None:
        for row in rows:
            good = checks.texts(row, ("province",), self.found)
            numbers = {name: count(row, name, self.found) for name in (*_COUNTS, "confirmed")}
            province = self._province(row)
            if (
                good
                and province in provinces()
                and not any(number is None for number in numbers.values())
            ):
                given = {
                    name: count
                    for name, count in numbers.items()
                    if count is not None and count >= 0
                }
                made = checks.balanced_counts(row, province, given, self.found)
                if made is not None:
                    self.counts.append(made)

    def _take(
        self, row: Row, heading: str, domain: str, recorded: WorkReport, confirmed: WorkReport
    ) -> None:
        """What a row says of a domain, which the cell under ``heading`` names, or its heading."""
        province = self._province(row)
        if province in _known_provinces():
            self.first.setdefault(domain, (row, heading))
            day = "recorded" if heading == "domain" else heading
            self.dates.add(row, day, recorded.date, confirmed.date)
            district = row.text("district")
            self.submissions.append(
                Submission(
                    (province, self.request.aliases.districts.get(district, district)),
                    domain,
                    recorded.date,
                    confirmed.date,
                    row,
                    recorded.done,
                    confirmed.done,
                )
            )

    def _entry(self, row: Row, name: str) -> WorkReport | None:
        return cell_entry(row, name, self.found)

    def _province(self, row: Row) -> str:
        written = row.text("province")
        if written not in self.names:
            bare = checks.bare_name(written, "province")
            meant = _by_bare_name().get(bare) or self.request.aliases.provinces.get(written)
            self.names[written] = meant or written
        return self.names[written]

    def _domain_names(self) -> frozenset[str]:
        """Misspelt domains told and their rows put right; the names that mean no domain."""
        places = {name: row.place(heading) for name, (row, heading) in self.first.items()}
        found, self.submissions, no_domains = domain_names.checked_domains(self.submissions, places)
        self.found += found
        return no_domains

    def _provinces(self, is_whole: bool, no_domains: frozenset[str]) -> dict[str, str]:
        """Unknown, doubled and missing provinces, over all files together."""
        wanted = self.request.provinces or provinces()
        pairs = [(self._province(row), row) for row in self.rows]
        given = {name for name, _ in pairs}
        missing = tuple(name for name in wanted if name not in given)
        unknown, near = checks.unknown_provinces(pairs, missing, provinces(), wanted)
        self.found += unknown
        self.found += checks.doubled_rows(pairs)
        if is_whole and self.rows:
            unexplained = [name for name in missing if name not in near.values()]
            self.found += checks.missing_provinces(self.path, missing if unexplained else ())
            # A row under a misspelt province may be what its own districts seem to lack.
            strange = sorted(given - _known_provinces())[: checks.MOST_SUGGESTED]
            unsure = {province for name in strange for province in nearest_names(name, provinces())}
            self.found += domain_names.missing_domains(self.submissions, no_domains, unsure)
        return near


def _lacking(headings: tuple[str, ...]) -> Iterator[str]:
    """The headings without which no shape can be told."""
    given = set(headings)
    wide = "district" in given and bool(given - _NOT_DOMAINS - {"domain"})
    counted = "district" not in given and len(given & set(_COUNTS)) > 1
    if set(_LONG) <= given or (wide and "domain" not in given) or counted:
        return
    names = _LONG if given & {"district", "domain", "recorded"} else ("full", "districts")
    for name in names:
        if name not in given:
            yield vocabulary.thai(_SECTION, name)
