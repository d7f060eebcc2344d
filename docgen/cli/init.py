"""``docgen init``: a workspace to start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from docgen.cli.console import Console, shown
from docgen.cli.framework import Command

_STARTER = Path(__file__).parent.parent / "starter"
_REPOSITORY = _STARTER.parent.parent
_FOLDERS = ("config", "templates")


@click.command(cls=Command, name="init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=True))
@click.pass_obj
def command(console: Console, folder: Path) -> None:
    """Copy the starting workspace into a new or empty folder."""
    from docgen.batch.delivery import disk_fault
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.writers.files import write_together

    if folder.exists() and (folder.is_file() or any(folder.iterdir())):
        params = {"folder": str(folder), "suggestion": f"{folder}-2"}
        raise Rejected([Diagnostic("DG5001", None, params)])
    try:
        for place, source in starting_files():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            write_together(target.parent, {target.name: source.read_bytes()})
            click.echo(shown(target))
    except OSError as error:
        raise Rejected([disk_fault(error, folder)]) from error
    console.note("workspace_made", folder=folder)


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
