"""What this machine and workspace have, what is missing, and what to do."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from docgen import __version__, opening
from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.messages import sentence

ToldFault = tuple[str, Position | None, str]  # the code, the place and the message
GOOD, ODD, BAD = "good", "odd", "bad"
_HALVES = ("config", "templates")  # the folders by which a workspace is known
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class DoctorFinding:
    """One thing looked at: how it stands, in a sentence, and what to do about it."""

    state: str
    text: str
    advice: str = ""


def diagnose(
    workspace: Workspace | None, *, here: str = "", language: str = "th", at: str = ""
) -> Iterator[DoctorFinding]:
    """All findings, the machine's first, then the workspace's; ``here`` is where there is none.

    ``at`` is the moment, for what has to be put right in the register.
    """
    python = f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    enough = sys.version_info >= (3, 11)
    yield DoctorFinding(
        GOOD if enough else BAD,
        sentence("doctor_python", language, version=python, docgen=__version__),
        "" if enough else sentence("doctor_python_advice", language),
    )
    packages = _packages(language)
    yield packages
    if packages.state == BAD:
        return  # the rest needs them
    yield from _fonts(language)
    yield _emblem(language)
    if workspace is None:
        text = sentence("doctor_no_workspace", language, here=here)
        yield DoctorFinding(ODD, text, _way_to_workspace(Path(here), language))
        return
    yield from _workspace(workspace, language, at)


def _way_to_workspace(here: Path, language: str) -> str:
    """What makes a workspace of a folder: the half that it lacks, or a new one."""
    missing = [name for name in _HALVES if not opening.is_folder(here / name)]
    if len(missing) == 1:
        return sentence("doctor_half_missing", language, name=missing[0])
    return sentence("doctor_init", language)


def _packages(language: str) -> DoctorFinding:
    try:
        needed = metadata.requires("docgen") or []
    except metadata.PackageNotFoundError:
        advice = sentence("doctor_source_advice", language)
        return DoctorFinding(ODD, sentence("doctor_not_installed", language), advice)
    own = [needed_name for needed_name in needed if "extra ==" not in needed_name]
    missing = [
        name for own_name in own if not _is_installed(name := re.split(r"[^\w.-]", own_name)[0])
    ]
    if missing:
        text = sentence("doctor_packages_missing", language, names=", ".join(missing))
        advice = sentence("doctor_packages_advice", language, names=" ".join(missing))
        return DoctorFinding(BAD, text, advice)
    return DoctorFinding(GOOD, sentence("doctor_packages", language))


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _fonts(language: str) -> Iterator[DoctorFinding]:
    from docgen.layout.text.faces import BUNDLED_FACE, installed_face
    from docgen.standards import typing_manual

    family = typing_manual()["font_family"].value
    bundled = BUNDLED_FACE.family
    if installed_face(family):
        yield DoctorFinding(GOOD, sentence("doctor_font", language, family=family))
    elif BUNDLED_FACE.regular.is_file() and BUNDLED_FACE.bold.is_file():
        text = sentence("doctor_font_missing", language, family=family, bundled=bundled)
        yield DoctorFinding(ODD, text, sentence("doctor_font_advice", language, family=family))
    else:
        text = sentence("doctor_no_font", language, family=family, bundled=bundled)
        yield DoctorFinding(BAD, text, sentence("doctor_reinstall", language))


def _emblem(language: str) -> DoctorFinding:
    emblem = Path(__file__).parents[1] / "assets" / "emblem" / "garuda.png"
    if opening.is_file(emblem):
        act = sentence("doctor_emblem_act", language)
        return DoctorFinding(GOOD, sentence("doctor_emblem", language), act)
    advice = sentence("doctor_reinstall", language)
    return DoctorFinding(BAD, sentence("doctor_no_emblem", language), advice)


def _workspace(workspace: Workspace, language: str, at: str) -> Iterator[DoctorFinding]:
    count = len(workspace.circulars())
    text = sentence("doctor_workspace", language, root=workspace.root, count=count)
    yield DoctorFinding(GOOD, text)
    told: set[ToldFault] = set()
    yield from _settings(workspace, language, told)
    yield from _lists(workspace, language, told)
    yield from _letters(workspace, language, told)
    yield _output(workspace, language)
    yield from _register(workspace, language, at)


def _register(workspace: Workspace, language: str, at: str) -> Iterator[DoctorFinding]:
    """In what the register of numbers, its journal and the files on the disk do not agree."""
    from docgen.services.register import check_register

    try:
        found = list(check_register(workspace, at))
    except Rejected as error:
        found = list(error.found)
    for fault in found[:_MOST_TOLD]:
        state = BAD if fault.is_error else ODD
        yield DoctorFinding(
            state, f"{fault.code}: {fault.message(language)}", fault.remedy(language)
        )
    if not found and opening.is_file(workspace.register):
        yield DoctorFinding(GOOD, sentence("register_agrees", language))


def _settings(workspace: Workspace, language: str, told: set[ToldFault]) -> Iterator[DoctorFinding]:
    """What is wrong with the files of offices, who signs and holidays, and with the emblems."""
    from docgen.checks.emblem import emblem_faults
    from docgen.loading.circular.surroundings import picture_file
    from docgen.loading.workspace import calendar, offices
    from docgen.standards import typing_manual

    known, signing = offices.offices(workspace), offices.signatories(workspace)
    found: list[Diagnostic] = []
    for entries in (known, signing):
        found += [*entries.found, *(fault for every in entries.faults.values() for fault in every)]
    height = typing_manual()["emblem_height_letter"].length
    for office in known.models.values():
        if office.emblem is not None:
            found += emblem_faults(picture_file(workspace.root, office.emblem), height)
    found += calendar.corrections(workspace).found
    found += _wordings(workspace)
    for fault in found:
        told.add(_identity(fault))
        if fault.severity != "note":
            yield _told_setting(fault, workspace, language)


def _wordings(workspace: Workspace) -> Iterator[Diagnostic]:
    """What is wrong with the templates and own kinds of the workspace, used by a letter or not."""
    from docgen.compose.wording.wording_faults import of_source
    from docgen.loading.workspace import own_kinds, wordings

    known, own = wordings.load(workspace), own_kinds.load(workspace)
    for found in (*known.broken_files.values(), *own.faults.values(), *own.warnings.values()):
        yield from found
    for template in known.templates:
        yield from of_source(template)


def _told_setting(fault: Diagnostic, workspace: Workspace, language: str) -> DoctorFinding:
    """A fault of a file of the workspace, with its place; a file that is lost can be made."""
    place = "" if fault.at is None else _place(fault.at, workspace)
    advice = fault.remedy(language)
    if fault.code == "DG1001":
        is_office = str(fault.params.get("name", "")) == workspace.offices.name
        advice = sentence(
            "doctor_offices_advice" if is_office else "doctor_signatories_advice", language
        )
    text = f"{place}{fault.code}: {fault.message(language)}"
    return DoctorFinding(BAD if fault.is_error else ODD, text, advice)


def _place(at: Position, workspace: Workspace) -> str:
    """Where a fault stands, before what is said of it."""
    path = Path(at.file)
    if path.is_relative_to(workspace.root):
        path = path.relative_to(workspace.root)
    spot = f":{at.line}:{at.column}" if at.line else ""  # the fault may be of the file as a whole
    return f"{path.as_posix()}{spot} "


def _identity(fault: Diagnostic) -> ToldFault:
    return fault.code, fault.at, fault.message()


def _letters(workspace: Workspace, language: str, told: set[ToldFault]) -> Iterator[DoctorFinding]:
    """Every letter that cannot be made, with the first of its faults; its data are read with it.

    Letters with no fault but those that were ``told`` of other files are counted only.
    """
    from docgen.making import prepare
    from docgen.press import Press

    press, paths = Press.of(workspace, carries_data=False), workspace.circulars()
    faulty = waiting = 0
    for path in paths:
        made = prepare(path, workspace, press)
        errors = [fault for fault in made.found if fault.is_error]
        own = [fault for fault in errors if _identity(fault) not in told]
        faulty += bool(own)
        waiting += bool(errors and not own)
        if own:
            said = {"name": path.stem, "count": len(own), "message": own[0].message(language)}
            advice = sentence("doctor_letter_advice", language, name=path.stem)
            yield DoctorFinding(BAD, sentence("doctor_letter", language, **said), advice)
    if waiting:
        yield DoctorFinding(BAD, sentence("doctor_letters_wait", language, count=waiting))
    if paths and not faulty and not waiting:
        yield DoctorFinding(GOOD, sentence("doctor_letters", language, count=len(paths)))


def _lists(workspace: Workspace, language: str, told: set[ToldFault]) -> Iterator[DoctorFinding]:
    """Every list of recipients that cannot be read."""
    from docgen.loading.workspace import recipients

    paths = workspace.recipients_files()
    faulty = 0
    for path in paths:
        errors = [fault for fault in recipients.read_recipients(path).found if fault.is_error]
        told.update(map(_identity, errors))
        if errors:
            faulty += 1
            said = {"name": path.name, "message": errors[0].message(language)}
            text = sentence("doctor_list", language, **said)
            yield DoctorFinding(BAD, text, errors[0].remedy(language))
    if paths and not faulty:
        yield DoctorFinding(GOOD, sentence("doctor_lists", language, count=len(paths)))


def _output(workspace: Workspace, language: str) -> DoctorFinding:
    """Whether the output folder takes files: tried, because permissions do not tell."""
    probe = workspace.output / ".docgen-doctor.tmp"
    try:
        opening.make_folder(workspace.output)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        reason = refusal(error).in_language(language)
        text = sentence("doctor_no_output", language, folder=workspace.output, reason=reason)
        return DoctorFinding(BAD, text, sentence("doctor_output_advice", language))
    return DoctorFinding(GOOD, sentence("doctor_output", language, folder=workspace.output))
