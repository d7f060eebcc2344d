"""Options and arguments that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.messages import LANGUAGE, did_you_mean, say

if TYPE_CHECKING:
    from docgen.cli.console import Console
    from docgen.services.workspaces import Workspace

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def circular_file(written: str) -> Path:
    """A circular: a YAML file, or just its name in ``config/circulars`` of the workspace.

    A usage error offers the nearest name when there is no such file.
    """
    from docgen.services.workspaces import circular_named

    workspace = workspace_here()
    found = circular_named(written, workspace, Path.cwd()).value
    if found is not None:
        return found
    known = workspace.circulars() if workspace is not None else ()
    near = did_you_mean(Path(written).stem, [name.stem for name in known])
    raise click.UsageError(say("no_such_file", path=written) + near)


def file_to_check(written: str) -> Path:
    """A circular as everywhere, a Word file, or a table of data."""
    from docgen.services.formats import WORD_FILE, is_table
    from docgen.services.workspaces import is_file

    path = Path(written)
    if is_table(path) or (path.suffix.lower() == WORD_FILE and is_file(path)):
        return path
    return circular_file(written)


def folder_to_write(written: str) -> Path:
    """A folder, made when it is missing; a usage error for what is plainly a file."""
    from docgen.services.workspaces import is_file

    path = Path(written)
    looks_like_file = path.suffix.lower() in (".docx", ".pdf", ".xlsx", ".png")
    if looks_like_file or is_file(path):
        raise click.UsageError(say("not_a_folder", path=written))
    return path


def formats_among(*known: str) -> Callable[[str], tuple[str, ...]]:
    """Reads a list such as ``docx,pdf`` out of the formats that a command can make."""

    def formats(written: str) -> tuple[str, ...]:
        names = [piece.strip().lower() for piece in written.split(",")]
        for name in names:
            if name not in known:
                sentence = say("no_such_format", name=name, known=", ".join(known))
                raise click.UsageError(sentence)
        return tuple(known_name for known_name in known if known_name in names)

    return formats


def names_in_list(written: str) -> list[str]:
    """The names in a list with commas."""
    return [name.strip() for name in written.split(",") if name.strip()]


def circular_argument() -> Decorator:
    """One circular, required."""
    return click.argument("file", type=circular_file)


def circulars_argument() -> Decorator:
    """Circulars, or none for all of the workspace."""
    return click.argument("files", nargs=-1, type=circular_file)


def to_option(known: Sequence[str], usual: Collection[str]) -> Decorator:
    """``--to``: which files to make; the usual ones that the command can when not given."""
    default = ",".join(name for name in known if name in usual)
    return click.option(
        "--to", "formats", type=formats_among(*known), default=default, metavar="FORMATS"
    )


def folder_option() -> Decorator:
    """``-o``: the folder to write into."""
    return click.option("-o", "--output", "folder", type=folder_to_write, metavar="FOLDER")


def file_option() -> Decorator:
    """``-o``: the file to write; stdout when not given."""
    return click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))


def keys_option() -> Decorator:
    """``--keys``: the language of the YAML's keys."""
    return click.option("--keys", type=click.Choice(["th", "en"]), default="th")


def json_option() -> Decorator:
    """``--json``: one JSON object a letter on stdout."""
    return click.option("--json", "as_json", is_flag=True)


def page_breaks_option() -> Decorator:
    """``--no-page-breaks``: a DOCX whose pages Word may break anew."""
    return click.option("--page-breaks/--no-page-breaks", default=True)


def data_option() -> Decorator:
    """``--no-data``: files that do not carry what they say as data."""
    return click.option("--data/--no-data", "carries_data", default=True)


def sign_field_goes_out(
    is_final: bool, wanted: Mapping[str, Any], *, is_trial: bool = False
) -> None:
    """A usage error for a trial of letters that go out, and for fields in those that do not."""
    if is_final and is_trial:
        raise click.UsageError(say("final_is_no_trial"))
    if wanted["sign_field"] and not is_final:
        raise click.UsageError(say("sign_field_is_final"))


def workspace_of(path: Path | None = None) -> Workspace:
    """The workspace around a file, or around the current folder."""
    from docgen.services.workspaces import workspace_around

    return workspace_around(path if path is not None else Path.cwd()).expected_value()


def workspace_here() -> Workspace | None:
    """The workspace around the current folder, if there is one."""
    from docgen.services.workspaces import workspace_around

    return workspace_around(Path.cwd()).value


def chosen_circulars(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """The circulars named, or all of the workspace; :class:`Rejected` when it has none."""
    from docgen.services.workspaces import circulars_of

    return files or circulars_of(workspace_of()).expected_value()


def workspace_around(path: Path) -> Workspace:
    """The workspace that ``path`` lies in; for a file from elsewhere, the one one stands in."""
    if path.suffix.lower() in (".yaml", ".yml"):
        return workspace_of(path)
    return workspace_here() or workspace_of(path)


def workspace_holding(path: Path) -> Workspace:
    """The workspace that ``path`` lies in, or the one one stands in for a file in none."""
    from docgen.services.workspaces import workspace_around as workspace_above

    return workspace_above(path).value or workspace_here() or workspace_of(path)


def letter_to_build(console: Console, path: Path) -> Path:
    """The circular at ``path``, or the one that a letter typed in Word becomes.

    Raises: Rejected, when the Word file cannot be taken for a letter; nothing is written then.
    """
    from docgen.services.formats import WORD_FILE

    if path.suffix.lower() != WORD_FILE:
        return path
    from docgen.services.typed_letter import circular_of_typed

    report = circular_of_typed(path, workspace_around(path), LANGUAGE.get())
    return console.value_of(report, say("nothing_written")).circular


def write_or_print(text: str, output: Path | None) -> None:
    """A starting file: printed, or written where nothing stands yet."""
    if output is None:
        click.echo(text, nl=False)
    else:
        write_new(output, text.encode("utf-8"))


def write_new(output: Path, content: bytes) -> None:
    """One file where nothing stands yet; its path is printed."""
    from docgen.services.files_beside import new_file

    click.get_current_context().obj.show_path(new_file(output, content))
