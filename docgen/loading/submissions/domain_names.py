"""The domains that the rows name, held against each other: a misspelt one is one fault."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.light import regex
from docgen.model.submissions import Submission, UnitPath
from docgen.thai.names import clean, nearest_names
from docgen.thai.numerals import to_arabic

_FEW = 10  # a name in less than one district of so many is no domain of the survey
_NAMES_SHOWN = 10
_ROWS_SHOWN = 3
_GROUPED = 3  # districts that lack the same, told one by one up to here
_DIGITS = regex(r"[0-9]+")
District = UnitPath


def checked_domains(
    submissions: Sequence[Submission], first: Mapping[str, Position]
) -> tuple[list[Diagnostic], list[Submission], frozenset[str]]:
    """A fault for each name that is no domain, and the submissions under the names meant.

    ``first`` is where each name stands first. The third value are the names that mean none.
    """
    districts: dict[str, set[District]] = {}
    for submission in submissions:
        districts.setdefault(submission.item, set()).add(submission.units)
    known, meant = _known_and_meant(districts)
    if not meant:
        return [], list(submissions), frozenset()
    found = [_fault(name, meant[name], known, submissions, first[name]) for name in meant]
    named = [
        submission._replace(item=meant.get(submission.item) or submission.item)
        for submission in submissions
    ]
    return found, named, frozenset(name for name in meant if not meant[name])


def _known_and_meant(
    districts: Mapping[str, set[District]],
) -> tuple[list[str], dict[str, str]]:
    """The names that are domains, and for each other name the one that it means, if any.

    A district that has both of two names has two domains, however alike their names are.
    """
    total = len(set().union(*districts.values()))
    known: list[str] = []
    meant: dict[str, str] = {}
    for name in sorted(districts, key=lambda name: -len(districts[name])):
        apart = [domain for domain in known if districts[domain].isdisjoint(districts[name])]
        alike = [domain for domain in apart if _numbers(domain) == _numbers(name)]
        near = nearest_names(name, alike)
        if near or (known and len(districts[name]) * _FEW < total):
            meant[name] = near[0] if near else ""
        else:
            known.append(name)
    return known, meant


def _fault(
    name: str, near: str, known: Sequence[str], submissions: Sequence[Submission], at: Position
) -> Diagnostic:
    cells = [submission.at.cell for submission in submissions if submission.item == name]
    params = {"name": name, "count": len(cells), "rows": listed_names(cells, _ROWS_SHOWN)}
    if near:
        return Diagnostic("DG4124", at, {**params, "suggestion": near})
    return Diagnostic("DG4125", at, {**params, "known": ", ".join(known[:_NAMES_SHOWN])})


def missing_domains(
    submissions: Iterable[Submission], no_domains: Collection[str], unsure: Collection[str]
) -> list[Diagnostic]:
    """Districts that lack a domain which others have; many that lack the same are one fault.

    What a row with one of ``no_domains`` meant is not known, so its district is left out, and so
    are the provinces ``unsure``.
    """
    has: dict[District, set[str]] = {}
    first: dict[District, Position] = {}
    domains: dict[str, None] = {}
    for submission in submissions:
        if submission.item not in no_domains:
            domains[submission.item] = None
        district = submission.units
        has.setdefault(district, set()).add(submission.item)
        first.setdefault(district, submission.at)
    lacking: dict[tuple[str, ...], list[District]] = {}
    for district, own in has.items():
        is_sure = own.isdisjoint(no_domains) and district[0] not in unsure
        if is_sure and len(own) < len(domains):
            absent = tuple(domain for domain in domains if domain not in own)
            lacking.setdefault(absent, []).append(district)
    return [fault for absent in lacking.items() for fault in _absent_faults(*absent, first)]


def _absent_faults(
    absent: Sequence[str], districts: Sequence[District], first: Mapping[District, Position]
) -> list[Diagnostic]:
    """That these domains are absent in these districts: one by one, or of many at once."""
    names = ", ".join(absent)
    if len(districts) > _GROUPED:
        told = ", ".join(" ".join(district) for district in districts[:_NAMES_SHOWN])
        params = {"names": names, "count": len(districts), "districts": told}
        return [Diagnostic("DG4126", first[districts[0]], params)]
    return [
        Diagnostic(
            "DG4106",
            first[district],
            {"province": district[0], "district": district[1], "names": names},
        )
        for district in districts
    ]


def _numbers(name: str) -> list[str]:
    return _DIGITS.findall(to_arabic(clean(name)))
