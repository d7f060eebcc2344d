"""A workspace to start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.batch.delivery import disk_fault
from docgen.diagnostics import Diagnostic
from docgen.services.reports import Report, reported
from docgen.writers.files import write_together

_STARTER = Path(__file__).parent.parent / "starter"
_REPOSITORY = _STARTER.parent.parent
_FOLDERS = ("config", "templates")


@reported
def start_workspace(folder: Path) -> Report[tuple[Path, ...]]:
    """Copy the starting workspace into a new or empty folder; the files that were written.

    DG5001 when something stands there already. What could be written before the disk refused is
    in the report beside the fault.
    """
    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        params = {"folder": str(folder), "suggestion": f"{folder}-2"}
        return Report(None, (Diagnostic("DG5001", None, params),))
    written: list[Path] = []
    try:
        for place, source in starting_files():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            write_together(target.parent, {target.name: source.read_bytes()})
            written.append(target)
    except OSError as error:
        return Report(tuple(written) or None, (disk_fault(error, folder),))
    return Report(tuple(written))


def starting_files() -> Iterator[tuple[Path, Path]]:
    """Each file's place in the workspace, and where its content stands now.

    An installed package carries ``config`` and ``templates`` in its starter folder; in a checkout
    the repository is itself a workspace, and its own folders are taken.
    """
    yield Path("README.md"), _STARTER / "README.md"
    yield Path(".gitignore"), _STARTER / "gitignore"
    yield Path("output", ".gitkeep"), _STARTER / "gitkeep"
    for name in _FOLDERS:
        folder = _STARTER / name if (_STARTER / name).is_dir() else _REPOSITORY / name
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield Path(name, path.relative_to(folder)), path
