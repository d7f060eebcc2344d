"""Each annex of a circular alone, and names that its office agrees to read as others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docgen import opening
from docgen.batch.letter_jobs import annexes_alone, origin
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, aliases
from docgen.loading.yaml.yaml_source import MOST_BYTES
from docgen.making import MadeLetter, letters, prepare
from docgen.press import Press
from docgen.services.deliver import Parcel
from docgen.services.files_beside import replaced_file
from docgen.services.reports import Report, as_report, unknown_name
from docgen.writers.safe_names import safe_name

_NEAR, _NOT_THERE = "DG4102", "DG1001"


@dataclass(frozen=True, slots=True)
class KeptAliases:
    """Names that are read as others, and the file in which that is kept."""

    path: Path
    names: dict[str, str]


@as_report
def annexes(
    path: Path,
    workspace: Workspace,
    formats: Sequence[str],
    *,
    press: Press | None = None,
    folder: Path | None = None,
    recipient: str | None = None,
) -> Report[Parcel]:
    """The annexes of the circular, to be delivered; those of one ``recipient`` where named.

    DG5104 when the circular has no annex, DG5203 when its list has no such recipient.
    """
    press = press or Press.of(workspace)
    made = (
        prepare(path, workspace, press)
        if recipient is None
        else _to_one(path, workspace, press, recipient)
    )
    if not made.is_sound:
        return Report(None, made.found, made.sources)
    jobs = annexes_alone(made, press, formats)
    if not jobs:
        return Report(None, (*made.found, Diagnostic("DG5104", None)), made.sources)
    own = () if recipient is None else (safe_name(recipient),)
    target = folder or workspace.place_in_output(safe_name(path.stem), "annex", *own)
    return Report(Parcel(target, jobs, origin(made, press)), made.found, made.sources)


def certain_names(found: Iterable[Diagnostic]) -> dict[str, str]:
    """Names that are no province, with the one that is near; where two are near, neither."""
    return {
        str(fault.params["name"]): str(fault.params["near"])
        for fault in found
        if fault.code == _NEAR and fault.params.get("near")
    }


@as_report
def keep_aliases(path: Path, workspace: Workspace) -> Report[KeptAliases]:
    """Add what can be offered for certain to ``config/aliases.yaml``; the clerk looks at it.

    Nothing is written where no name is certain.

    Raises: Rejected, when the file that is there cannot be read.
    """
    names = certain_names(circulars.load(path, workspace).found)
    file = workspace.config / "aliases.yaml"
    if names:
        found, fault = opening.content_or_fault(file, MOST_BYTES)
        if fault is not None and fault.code != _NOT_THERE:
            raise Rejected([fault])
        text = (found or b"").decode("utf-8")
        replaced_file(file, aliases.text_with_aliases(text, names).encode("utf-8"))
    return Report(KeptAliases(file, names))


def _to_one(path: Path, workspace: Workspace, press: Press, name: str) -> MadeLetter:
    """The letter to one recipient of the list, whose annexes may be for him alone."""
    loaded = circulars.load(path, workspace)
    if loaded.dossier is None:
        return MadeLetter(path, None, None, None, loaded.found, loaded.sources)
    recipients = {recipient.name: recipient for recipient in loaded.dossier.recipients}
    if name not in recipients:
        raise Rejected([unknown_name("DG5203", "only", name, recipients)])
    return next(letters(loaded.dossier, (recipients[name],), loaded, workspace, press))
