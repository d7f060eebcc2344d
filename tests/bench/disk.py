"""Thirty sizes of a disk that is too small; needs the leave to mount one in memory."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2

from docgen.batch.delivery import Delivery, opened_folder
from docgen.batch.plan import Plan, plan_of_batch
from docgen.batch.verify import verify_folder
from docgen.batch.wanted_letters import WantedLetters
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.press import Press
from tests.bench.material import folder, workspace

_LETTERS, _SIZES, _STEP = 16, 30, 64


def run() -> list[str]:
    """Every size: nothing invalid while it is full, and all of it once there is room."""
    invalid = whole = 0
    with folder() as place:
        workspace(place / "workspace", _LETTERS)
        path = place / "workspace/config/circulars/recipient.yaml"
        plan = plan_of_batch(
            path, Workspace(place / "workspace"), Press(), WantedLetters(("docx", "pdf"))
        )
        disk = place / "disk"
        disk.mkdir()
        for number in range(1, _SIZES + 1):
            _mount("-o", f"size={number * _STEP}k", "docgen", str(disk))
            try:
                delivered(plan, disk / "out")
                invalid += sum(not _is_whole(one) for one in _letters(disk / "out"))
                _mount("-o", "remount,size=64m", str(disk))
                delivered(plan, disk / "out")
                good, found = verify_folder(disk / "out")
                whole += good == 2 * _LETTERS and not found
            finally:
                subprocess.run(["umount", str(disk)], check=True)
    return [f"full disk, {_SIZES} sizes: {invalid} invalid files, {whole} complete after room"]


def _mount(*options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", *options], check=True)


def delivered(plan: Plan, out: Path) -> None:
    """As ``--resume`` does it."""
    assert plan.origin is not None
    try:
        with opened_folder(out) as delivery:
            _run(delivery, plan)
    except Rejected:
        return


def _run(delivery: Delivery, plan: Plan) -> None:
    assert plan.origin is not None
    due = [replace(job, chosen=bool(delivery.reason(job, plan.origin))) for job in plan.jobs]
    list(delivery.run(due, plan.origin))


def _letters(out: Path) -> list[Path]:
    return sorted(one for one in out.glob("*") if one.suffix in (".docx", ".pdf"))


def _is_whole(path: Path) -> bool:
    try:
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                return package.testzip() is None
        pypdfium2.PdfDocument(path).close()
    except (zipfile.BadZipFile, pypdfium2.PdfiumError):
        return False
    return True
