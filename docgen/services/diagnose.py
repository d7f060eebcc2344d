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
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.messages import sentence

GOOD, ODD, BAD = "good", "odd", "bad"
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
        yield DoctorFinding(ODD, text, sentence("doctor_init", language))
        return
    yield from _workspace(workspace, language, at)


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
    yield from _offices(workspace, language)
    yield from _lists(workspace, language)
    yield from _letters(workspace, language)
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


def _offices(workspace: Workspace, language: str) -> Iterator[DoctorFinding]:
    """What is wrong with the offices file and the emblems it names."""
    from docgen.checks.emblem import emblem_faults
    from docgen.loading.circular.surroundings import picture_file
    from docgen.loading.workspace import offices
    from docgen.standards import typing_manual

    known = offices.offices(workspace)
    found = [
        *known.found,
        *(each_fault for faults in known.faults.values() for each_fault in faults),
    ]
    height = typing_manual()["emblem_height_letter"].length
    for office in known.models.values():
        if office.emblem is not None:
            found += emblem_faults(picture_file(workspace.root, office.emblem), height)
    for fault in found:
        state = BAD if fault.is_error else ODD
        yield DoctorFinding(
            state, f"{fault.code}: {fault.message(language)}", fault.remedy(language)
        )


def _letters(workspace: Workspace, language: str) -> Iterator[DoctorFinding]:
    """Every letter that cannot be made, with the first of its faults; its data are read with it."""
    from docgen.making import Press, prepare

    press, paths = Press.of(workspace), workspace.circulars()
    faulty = 0
    for path in paths:
        made = prepare(path, workspace, press)
        errors = [fault for fault in made.found if fault.is_error]
        if errors:
            faulty += 1
            said = {"name": path.stem, "count": len(errors), "message": errors[0].message(language)}
            advice = sentence("doctor_letter_advice", language, name=path.stem)
            yield DoctorFinding(BAD, sentence("doctor_letter", language, **said), advice)
    if paths and not faulty:
        yield DoctorFinding(GOOD, sentence("doctor_letters", language, count=len(paths)))


def _lists(workspace: Workspace, language: str) -> Iterator[DoctorFinding]:
    """Every list of recipients that cannot be read."""
    from docgen.loading.workspace import recipients

    paths = workspace.recipients_files()
    faulty = 0
    for path in paths:
        errors = [fault for fault in recipients.read_recipients(path).found if fault.is_error]
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
