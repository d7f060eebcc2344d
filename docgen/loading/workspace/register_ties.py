"""How a workspace and its register know one another, and the names by which letters are known.

A letter's name is its place in its workspace. In a register that several workspaces share, the
workspace's own name stands before it, so that two letters are never taken for one. The workspace
remembers which register it uses, so that another one, or none, is noticed.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path

from docgen import opening
from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace

_FILE = "workspace.json"
_MOST_BYTES = 10_000
_SEPARATOR = ":"


@dataclass(frozen=True, slots=True)
class Ties:
    """The workspace's own name, where it stood when it was last used, and its register."""

    name: str
    root: str = ""
    register: str = ""
    path: str = ""


def ties(workspace: Workspace) -> Ties | None:
    """What the workspace remembers; ``None`` where no number was ever asked for.

    A copy of a workspace beside the first is another one and remembers nothing.
    """
    kept = _read_ties(_place(workspace))
    if kept is None:
        return None
    here, there = opening.resolved_path(workspace.root), Path(kept.root)
    if str(here) == kept.root or not opening.is_folder(there) or opening.are_same(here, there):
        return kept
    other = _read_ties(there / "register" / _FILE)
    return None if other is not None and other.name == kept.name else kept


def remember(workspace: Workspace, register: str) -> Ties:
    """Tie the workspace to the register of that name.

    Raises: Rejected, with DG5404, when it cannot be written.
    """
    root = str(opening.resolved_path(workspace.root))
    path = str(opening.resolved_path(workspace.register))
    kept = ties(workspace) or Ties(os.urandom(8).hex())
    new = replace(kept, root=root, register=register, path=path)
    if new != _read_ties(_place(workspace)):
        place = _place(workspace)
        try:
            _write(place, json.dumps(asdict(new), ensure_ascii=False) + "\n")
        except OSError as error:
            params = {"file": str(place), "reason": refusal(error)}
            raise Rejected([Diagnostic("DG5404", None, params)]) from error
    return new


def _write(place: Path, text: str) -> None:
    opening.make_folder(place.parent)
    aside = place.with_name(f".docgen-{os.urandom(8).hex()}.tmp")
    try:
        aside.write_text(text, encoding="utf-8")
        os.replace(aside, place)
    finally:
        aside.unlink(missing_ok=True)


def refuse_other_register(workspace: Workspace, found: str) -> None:
    """DG5421 when the register that was found is not the one that the workspace used.

    ``found`` is its name; empty where there is no register at all.
    """
    kept = ties(workspace)
    if kept is None or kept.register in ("", found):
        return
    params = {"file": str(workspace.register), "former": kept.path}
    raise Rejected([Diagnostic("DG5421", None, params)])


def refuse_copied_register(workspace: Workspace, found: str) -> None:
    """DG5449 when the register came here with a copy of its workspace, which is still there.

    ``found`` is the name of the register that stands inside this workspace.
    """
    kept = _read_ties(_place(workspace))
    inside = opening.is_inside(workspace.register, workspace.root)
    if inside and kept is not None and kept.register == found and ties(workspace) is None:
        raise Rejected([Diagnostic("DG5449", None, {"former": kept.root})])


def register_item(path: Path, workspace: Workspace) -> str:
    """The name by which the register knows a file: its place in the workspace, or its whole path.

    ``name:config/circulars/ว1.yaml`` in a register that lies outside the workspace.
    """
    whole, root = opening.resolved_path(path), opening.resolved_path(workspace.root)
    if not whole.is_relative_to(root):
        return whole.as_posix()
    inside = whole.relative_to(root).as_posix()
    if opening.resolved_path(workspace.register).is_relative_to(root):
        return inside
    kept = ties(workspace)
    return f"{kept.name if kept else ''}{_SEPARATOR}{inside}"


def path_of_item(item: str, workspace: Workspace) -> Path | None:
    """The file that a name stands for; ``None`` for one of another workspace."""
    path = Path(item)
    if path.is_absolute():
        return path
    if opening.is_inside(workspace.register, workspace.root):
        return workspace.root / item
    kept = ties(workspace)
    name, _, inside = item.partition(_SEPARATOR)
    return workspace.root / inside if kept is not None and kept.name == name else None


def _place(workspace: Workspace) -> Path:
    return workspace.root / "register" / _FILE


def _read_ties(path: Path) -> Ties | None:
    try:
        kept = json.loads(opening.content(path, _MOST_BYTES, within=path.parent))
        known = {name: str(kept[name]) for name in Ties.__slots__ if name in kept}
        return Ties(**known)
    except (Rejected, ValueError, TypeError, KeyError, RecursionError):
        return None
