"""What there is to choose from: kinds, offices, recipients, annexes, templates, codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from docgen import vocabulary
from docgen.codes import CODES
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.messages import sentence
from docgen.services.asked import faulty_kinds, own_kinds
from docgen.services.reports import Report, as_report, unknown_name

CatalogueRows = Iterator[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Rows under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@as_report
def catalogue(what: str, workspace: Workspace | None, *, language: str = "th") -> Report[Catalogue]:
    """One row for each of ``what`` (a key of :data:`LISTS`); DG5210 for anything else.

    What stands in a workspace is DG2030 without one. Kinds that cannot be used are told, and not
    listed.
    """
    if what not in LISTS:
        raise Rejected([unknown_name("DG5210", "what", what, LISTS)])
    columns, rows = LISTS[what]
    found = faulty_kinds(workspace) if what == "kinds" else ()
    return Report(Catalogue(columns, tuple(rows(workspace, language))), found)


def _kinds(workspace: Workspace | None, _: str) -> CatalogueRows:
    from docgen.kinds import kind, names

    for name in names():
        one = kind(name)
        yield one.thai, one.id, one.form_number, one.clause
    for path in dict.fromkeys(own_kinds(workspace).values()):
        one = kind(path)
        yield one.thai, Path(path).stem, one.form_number, one.clause


def _offices(workspace: Workspace | None, _: str) -> CatalogueRows:
    from docgen.loading.workspace import offices

    if workspace is None:
        return
    for key, office in offices.offices(workspace).models.items():
        yield key, office.agency, office.reference_prefix or "-"


def _recipients(workspace: Workspace | None, _: str) -> CatalogueRows:
    from docgen.loading.workspace import recipients

    for path in workspace.recipients_files() if workspace is not None else ():
        rows = recipients.read_recipients(path).recipients
        yield path.stem, str(len(rows)), rows[0].addressee if rows else "-"


def _annexes(_: Workspace | None, __: str) -> CatalogueRows:
    from docgen.compose.annexes import ANNEXES

    for name in ANNEXES:
        yield vocabulary.thai("annex_layouts", name), name


def _examples(_: Workspace | None, __: str) -> CatalogueRows:
    from docgen.services.start import examples

    for example in examples():
        yield example.name, example.kind, example.subject


def _templates(workspace: Workspace | None, _: str) -> CatalogueRows:
    from docgen.kinds import kind, names
    from docgen.loading.workspace import wordings

    known = {name: kind(name).thai for name in names()}
    for wording_template in wordings.load(workspace).all_sound() if workspace is not None else ():
        used_for = ", ".join(known.get(name, name) for name in wording_template.kinds)
        yield (
            wording_template.thai,
            wording_template.english,
            used_for,
            ", ".join(slot.name for slot in wording_template.slots),
            wording_template.title,
        )


def _codes(_: Workspace | None, language: str) -> CatalogueRows:
    for name in sorted(CODES):
        code = CODES[name]
        yield name, code.severity, code.message if language == "th" else code.en


def _unverified_rows(workspace: Workspace | None, language: str) -> CatalogueRows:
    """Measures and rules without a primary source; one that the office has settled says so."""
    from docgen.loading.workspace import house_style
    from docgen.standards import typing_manual

    none = house_style.HouseStyle()
    house = house_style.load(workspace) if workspace is not None else none
    for measure in typing_manual():
        if measure.certainty == "unverified":
            own = house.measures.get(measure.name)
            settled = "-"
            if own is not None:
                settled = sentence("settled", language, value=own.value, reason=own.source)
            yield measure.name, measure.value, measure.source, settled
    for name in sorted(CODES):
        code = CODES[name]
        if code.strength == "unverified":
            reason = house.waived.get(name)
            aside = sentence("laid_aside", language, reason=reason) if reason else "-"
            yield name, code.severity, code.message if language == "th" else code.en, aside


LISTS: dict[str, tuple[tuple[str, ...], Callable[[Workspace | None, str], CatalogueRows]]] = {
    "examples": (("name", "kind", "subject"), _examples),
    "kinds": (("thai", "name", "form", "clause"), _kinds),
    "offices": (("name", "agency", "reference_prefix"), _offices),
    "recipients": (("name", "rows", "first"), _recipients),
    "annexes": (("thai", "name"), _annexes),
    "templates": (("thai", "name", "kinds", "slots", "title"), _templates),
    "codes": (("code", "severity", "message"), _codes),
    "unverified": (("name", "value", "about", "settled"), _unverified_rows),
}
IN_WORKSPACE = ("offices", "recipients", "templates")
