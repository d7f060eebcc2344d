"""The files that a new workspace starts with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent
_REPOSITORY = _HERE.parent.parent
_FOLDERS = ("config", "templates")


def starting_files() -> Iterator[tuple[Path, Path]]:
    """Each file's place in the workspace, and where its content stands now.

    An installed package carries ``config`` and ``templates`` beside this module; in a checkout
    the repository is itself a workspace, and its own folders are taken.
    """
    yield Path("README.md"), _HERE / "README.md"
    yield Path(".gitignore"), _HERE / "gitignore"
    yield Path("output", ".gitkeep"), _HERE / "gitkeep"
    for name in _FOLDERS:
        folder = _HERE / name if (_HERE / name).is_dir() else _REPOSITORY / name
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield Path(name, path.relative_to(folder)), path
