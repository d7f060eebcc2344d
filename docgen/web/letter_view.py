"""What the page shows of a letter: its state, its findings, its drawn pages, as fragments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.services.drawn_bands import DrawnBand
from docgen.services.drawn_page import DrawnPage
from docgen.services.letter_files import Version
from docgen.services.regions import Region
from docgen.services.workroom.judging import FieldFinding, Judged
from docgen.web.html_pages import element_id, fragment
from docgen.web.page_words import page_words

_BLANK, _TO_FILL, _OTHER_OFFICE = "DG2215", "DG2070", "DG7014"
_NUMBER = "reference_number"
_BODY = "body"
_ORDER = {"error": 0, "warning": 1, "note": 2}


Place = tuple[str, int]  # a field and a line of the file; 0 is any line


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as the page says it.

    ``offer`` is what a button beside it puts into the letter.
    """

    code: str
    severity: str
    word: str
    message: str
    remedy: str
    field: str
    line: int
    can_stand: bool
    offer: str = ""

    @property
    def target(self) -> str:
        """The element of the form to which it leads."""
        return element_id(self.field)


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """A place on a drawn page that leads to a field, in points; ``line`` counts within it."""

    field: str
    x: float
    y: float
    width: float
    height: float
    line: int = 0
    severity: str = ""

    @property
    def target(self) -> str:
        """The element of the form to which it leads."""
        return element_id(self.field)


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A drawn page: its bands from above, the sheet in points, what leads where."""

    number: int
    mark: str
    bands: tuple[DrawnBand, ...]
    width: float
    height: float
    regions: tuple[ShownRegion, ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version: its name, and its moment as one says it."""

    name: str
    said: str


def shown_versions(versions: Sequence[Version]) -> tuple[ShownVersion, ...]:
    """The versions of a letter as the page says them."""
    return tuple(ShownVersion(version.name, said_moment(version.moment)) for version in versions)


def said_moment(moment: str) -> str:
    """``20260131T094501`` → ``31 มกราคม 2569 09.45 น.``."""
    era = 543
    month = page_words()["months"][int(moment[4:6]) - 1]
    day, year = int(moment[6:8]), int(moment[:4]) + era
    return f"{day} {month} {year} {moment[9:11]}.{moment[11:13]} {page_words()['hours']}"


def shown_findings(findings: Sequence[FieldFinding]) -> tuple[ShownFinding, ...]:
    """The findings as the page says them, what must be mended first."""
    shown = [_shown_finding(finding.fault, finding.field, finding.line) for finding in findings]
    return tuple(sorted(shown, key=lambda finding: _ORDER[finding.severity]))


def shown_fault(fault: Diagnostic) -> ShownFinding:
    """A fault that belongs to no field."""
    return _shown_finding(fault, "", fault.at.line if fault.at is not None else 0)


def shown_faults(found: Sequence[Diagnostic]) -> tuple[ShownFinding, ...]:
    """Faults that belong to no field, what must be mended first."""
    shown = map(shown_fault, found)
    return tuple(sorted(shown, key=lambda finding: _ORDER[finding.severity]))


_PATH = regex(r"«(?:[A-Za-z]:[\\/]|/)([^«»]+)»")  # from the root on


def _shown_finding(fault: Diagnostic, name: str, line: int) -> ShownFinding:
    return ShownFinding(
        code=fault.code,
        severity=fault.severity,
        word=page_words()["severity"][fault.severity],
        message=_PATH.sub(_name_alone, fault.message("th")),
        remedy=remedy_in_page(fault.remedy("th")),
        field=name,
        line=line,
        can_stand=line > 0 and not fault.is_error and fault.code not in (_BLANK, _TO_FILL),
        offer=_offer(fault) if name == _NUMBER else "",
    )


def _name_alone(path: re.Match[str]) -> str:
    """A path in a message without its folders, which a clerk need not know."""
    *_, name = path[1].rstrip("\\/").replace("\\", "/").split("/")
    return f"«{name}»" if name else path[0]


def _offer(fault: Diagnostic) -> str:
    """What a button beside a number of another office puts into the letter."""
    if fault.code != _OTHER_OFFICE:
        return ""
    said = "number_offered_and_signatory" if fault.params["signatory"] else "number_offered"
    return str(page_words()[said]).format(**fault.params)


def remedy_in_page(remedy: str) -> str:
    """A remedy in words of the page, unless it still speaks of commands and files."""
    for pattern, words_of_page in _in_page():
        remedy = pattern.sub(words_of_page, remedy)
    return "" if any(word in remedy for word in page_words()["commands"]) else remedy


@cache
def _in_page() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), said) for pattern, said in page_words()["in_page"])


def shown_pages(judged: Judged) -> tuple[ShownPage, ...]:
    """The drawn pages with the field of each region, and the worst finding there."""
    worst: dict[Place, str] = {}
    for finding in judged.findings:
        for place in ((finding.field, finding.line), (finding.field, 0)):
            known = worst.get(place)
            if finding.field and (known is None or _ORDER[finding.fault.severity] < _ORDER[known]):
                worst[place] = finding.fault.severity
    pages = []
    for number, page in enumerate(judged.pages, 1):
        regions = [_region(judged, region, worst) for region in page.regions]
        kept = tuple(region for region in regions if region.field)
        pages.append(ShownPage(number, page.mark, page.bands, page.width, page.height, kept))
    return tuple(pages)


def plain_pages(pages: Sequence[DrawnPage]) -> tuple[ShownPage, ...]:
    """Drawn pages on which nothing leads anywhere."""
    return tuple(
        ShownPage(number, page.mark, page.bands, page.width, page.height, ())
        for number, page in enumerate(pages, 1)
    )


def _region(judged: Judged, region: Region, worst: dict[Place, str]) -> ShownRegion:
    name = judged.field_of(region)
    x, y, width, height = region.x, region.y, region.width, region.height
    is_own = region.at is not None and region.at.file == str(judged.made.path)
    line = judged.places.line_within(name, region.at) if region.at and name and is_own else 0
    severity = ""
    if region.at is not None:  # of a body the very line, of other fields all that they print
        severity = worst.get((name, region.at.line if name.startswith(_BODY) else 0), "")
    return ShownRegion(
        name, round(x, 1), round(y, 1), round(width, 1), round(height, 1), line, severity
    )


def state_of(judged: Judged, *, issued: bool) -> str:
    """``faulty``, ``draft``, ``ready`` or ``issued``."""
    codes = {finding.fault.code for finding in judged.findings}
    if not judged.is_sound:
        return "faulty"
    if codes & {_BLANK, _TO_FILL}:
        return "draft"
    return "issued" if issued else "ready"


def state_chip(state: str) -> str:
    """The state as a chip."""
    return str(fragment("state.html", state=state))


def notes_by_field(findings: Sequence[ShownFinding]) -> dict[str, str]:
    """What stands under each field, by the element's id."""
    by_field: dict[str, list[ShownFinding]] = {}
    for shown_finding in findings:
        if shown_finding.field:
            by_field.setdefault(shown_finding.field, []).append(shown_finding)
    return {
        element_id(name): str(fragment("notes.html", findings=several))
        for name, several in by_field.items()
    }


def answer_to_script(**values: Any) -> dict[str, object]:
    """What a script is told after a change: fragments as text."""
    return {
        name: str(value) if hasattr(value, "__html__") else value for name, value in values.items()
    }
