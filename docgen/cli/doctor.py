"""``docgen doctor``: what this machine has, what is missing, and what to do."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import __version__
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.framework import Command
from docgen.cli.messages import LANGUAGE, say
from docgen.cli.options import json_option, workspace_of
from docgen.codes.reasons import refusal

if TYPE_CHECKING:
    from docgen.loading.workspace import Workspace

GOOD, ODD, BAD = "good", "odd", "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands, in a sentence, and what to do about it."""

    state: str
    text: str
    advice: str = ""


@click.command(cls=Command, name="doctor")
@json_option()
@click.pass_obj
def command(console: Console, as_json: bool) -> None:
    """Look at everything; exit 1 when letters cannot be made here."""
    bad = False
    for one in findings():
        bad = bad or one.state == BAD
        if as_json:
            console.record({"state": one.state, "text": one.text, "advice": one.advice})
            continue
        click.echo(f"{say('state.' + one.state)} {one.text}")
        if one.advice:
            click.echo(f"    {say('doctor_advice')}: {one.advice}")
    if bad:
        raise click.exceptions.Exit(INPUT_ERRORS)


def findings() -> Iterator[Finding]:
    """All findings, the machine's first, then the workspace's."""
    python = f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    enough = sys.version_info >= (3, 11)
    yield Finding(
        GOOD if enough else BAD,
        say("doctor_python", version=python, docgen=__version__),
        "" if enough else say("doctor_python_advice"),
    )
    packages = _packages()
    yield packages
    if packages.state == BAD:
        return  # the rest needs them
    yield from _fonts()
    yield _emblem()
    yield from _workspace()


def _packages() -> Finding:
    advice = say("doctor_packages_advice")
    try:
        needed = metadata.requires("docgen") or []
    except metadata.PackageNotFoundError:
        return Finding(ODD, say("doctor_not_installed"), advice)
    own = [one for one in needed if "extra ==" not in one]
    missing = [name for one in own if not _is_installed(name := re.split(r"[^\w.-]", one)[0])]
    if missing:
        return Finding(BAD, say("doctor_packages_missing", names=", ".join(missing)), advice)
    return Finding(GOOD, say("doctor_packages"))


def _is_installed(package: str) -> bool:
    try:
        metadata.version(package)
    except metadata.PackageNotFoundError:
        return False
    return True


def _fonts() -> Iterator[Finding]:
    from docgen.layout.text.faces import BUNDLED_FACE, installed_face
    from docgen.standards import typing_manual

    family = typing_manual()["font_family"].value
    bundled = BUNDLED_FACE.family
    if installed_face(family):
        yield Finding(GOOD, say("doctor_font", family=family))
    elif BUNDLED_FACE.regular.is_file() and BUNDLED_FACE.bold.is_file():
        text = say("doctor_font_missing", family=family, bundled=bundled)
        yield Finding(ODD, text, say("doctor_font_advice", family=family))
    else:
        text = say("doctor_no_font", family=family, bundled=bundled)
        yield Finding(BAD, text, say("doctor_reinstall"))


def _emblem() -> Finding:
    emblem = resources.files("docgen") / "assets" / "emblem" / "garuda.png"
    if emblem.is_file():
        return Finding(GOOD, say("doctor_emblem"), say("doctor_emblem_act"))
    return Finding(BAD, say("doctor_no_emblem"), say("doctor_reinstall"))


def _workspace() -> Iterator[Finding]:
    from docgen.diagnostics import Rejected

    try:
        workspace = workspace_of()
    except Rejected:
        yield Finding(ODD, say("doctor_no_workspace", here=Path.cwd()), say("doctor_init"))
        return
    count = len(workspace.circulars())
    yield Finding(GOOD, say("doctor_workspace", root=workspace.root, count=count))
    yield from _offices(workspace)
    yield _output(workspace)


def _offices(workspace: Workspace) -> Iterator[Finding]:
    """What is wrong with the offices file and the emblems it names."""
    from docgen.checks.emblem import emblem_faults
    from docgen.loading.workspace import offices
    from docgen.standards import typing_manual

    language = LANGUAGE.get()
    known = offices.offices(workspace)
    found = [*known.found, *(one for faults in known.faults.values() for one in faults)]
    height = typing_manual()["emblem_height_letter"].length
    for office in known.models.values():
        if office.emblem is not None:
            found += emblem_faults(workspace.root, office.emblem, height)
    for one in found:
        state = BAD if one.is_error else ODD
        yield Finding(state, f"{one.code}: {one.message(language)}", one.remedy(language))


def _output(workspace: Workspace) -> Finding:
    """Whether the output folder takes files: tried, because permissions do not tell."""
    probe = workspace.output / ".docgen-doctor.tmp"
    try:
        workspace.output.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        reason = refusal(error).said(LANGUAGE.get())
        text = say("doctor_no_output", folder=workspace.output, reason=reason)
        return Finding(BAD, text, say("doctor_output_advice"))
    return Finding(GOOD, say("doctor_output", folder=workspace.output))
