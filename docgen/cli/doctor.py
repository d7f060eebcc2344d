"""``docgen doctor``: what this machine has, what is missing, and what to do."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import __version__
from docgen.cli.console import Console
from docgen.cli.framework import INPUT_ERRORS, Command
from docgen.cli.messages import say
from docgen.cli.options import json_option, workspace_of

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
    missing = list(_missing_packages())
    if missing:
        advice = say("doctor_packages_advice")
        yield Finding(BAD, say("doctor_packages_missing", names=", ".join(missing)), advice)
        return  # the rest needs them
    yield Finding(GOOD, say("doctor_packages"))
    yield from _fonts()
    yield _emblem()
    yield from _workspace()


def _missing_packages() -> Iterator[str]:
    for requirement in metadata.requires("docgen") or ():
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0].split(">")[0].split("=")[0].strip()
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name


def _fonts() -> Iterator[Finding]:
    from docgen.layout.faces import BUNDLED_FACE, installed_face
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
    yield from _office_emblems(workspace)
    yield _output(workspace)


def _office_emblems(workspace: Workspace) -> Iterator[Finding]:
    from docgen.build import emblem_faults
    from docgen.diagnostics import Rejected
    from docgen.length import Length
    from docgen.loading import offices
    from docgen.standards import typing_manual

    try:
        known = offices.load(workspace).offices
    except Rejected as error:
        yield Finding(BAD, error.found[0].message(), say("doctor_check"))
        return
    height: Length = typing_manual()["emblem_height_letter"].length
    for office in known.values():
        if office.emblem is not None:
            path = workspace.root / office.emblem
            for one in emblem_faults(path, office.emblem, height):
                yield Finding(BAD if one.is_error else ODD, one.message(), one.remedy())


def _output(workspace: Workspace) -> Finding:
    """Whether the output folder takes files: tried, because permissions do not tell."""
    probe = workspace.output / ".docgen-doctor.tmp"
    try:
        workspace.output.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        text = say("doctor_no_output", folder=workspace.output, reason=error.strerror)
        return Finding(BAD, text, say("doctor_output_advice"))
    return Finding(GOOD, say("doctor_output", folder=workspace.output))
