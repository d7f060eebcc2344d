"""How commands are written, and what was written wrong, in the language of this run."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click
from click.formatting import wrap_text

from docgen.cli.messages import did_you_mean, say, says
from docgen.light import regex
from docgen.messages import width_on_screen

_PLACEHOLDER = regex(r"\b[A-Z]{2,}(?: RANGE)?\b")
_QUOTED = regex(r"(?P<quote>['\"])(?P<path>.*)(?P=quote)")
_PATH_FAULTS = {
    "does not exist": "no_such_file",
    "is a directory": "folder_for_a_file",
    "is a file": "file_for_a_folder",
}
_WIDEST_TERM = 30
_GAP = 2


class Formatter(click.HelpFormatter):
    """click's pages, with columns told by what a Thai line takes on the screen."""

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = _GAP
    ) -> None:
        """Terms and what they mean, in two columns; a long term has a line of its own."""
        rows = list(rows)
        widths = [width_on_screen(term) for term, _ in rows]
        left = min(max(widths, default=0), col_max) + col_spacing
        room = max(self.width - left - self.current_indent, 10)
        margin = " " * self.current_indent
        for (term, meaning), width in zip(rows, widths, strict=True):
            lines = wrap_text(meaning, room).splitlines() or [""]
            if width > left - col_spacing:
                self.write(f"{margin}{term}\n")
            else:
                self.write(f"{margin}{term}{' ' * (left - width)}{lines.pop(0)}".rstrip() + "\n")
            for line in lines:
                self.write(f"{margin}{' ' * left}{line}\n")


class HelpContext(click.Context):
    """A call whose help is written by :class:`Formatter`."""

    formatter_class = Formatter


def placeholders(text: str) -> str:
    """``[OPTIONS] FILE`` in the language of this run; what has no word stays."""

    def word(match: re.Match[str]) -> str:
        name = f"placeholder.{match[0]}"
        return say(name) if says(name) else match[0]

    return _PLACEHOLDER.sub(word, text)


def typed_form(param: click.Parameter, ctx: click.Context) -> str:
    """How a parameter is typed: ``-o, --output FILE``, or an argument's own name."""
    if isinstance(param, click.Argument):
        return placeholders(param.make_metavar(ctx))
    record = param.get_help_record(ctx)
    return placeholders(record[0]) if record else ""


def typed_name(param: click.Parameter, ctx: click.Context) -> str:
    """``--office``, or an argument's own name."""
    if isinstance(param, click.Argument):
        return placeholders(param.make_metavar(ctx))
    return max(param.opts, key=len)


def complaint(error: click.ClickException) -> str:
    """click's own complaints in this language; what docgen raised itself is so already."""
    if isinstance(error, click.NoSuchOption):
        near = did_you_mean(error.option_name, error.possibilities or [])
        return say("no_such_option", name=error.option_name) + near
    if isinstance(error, click.BadOptionUsage):
        is_flag = "does not take" in error.message
        return say("takes_no_value" if is_flag else "needs_a_value", name=error.option_name)
    param = getattr(error, "param", None)
    if isinstance(param, click.Parameter):
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        return _of_value(error, param, ctx or click.Context(click.Command("")))
    return error.format_message()


def _of_value(error: click.ClickException, param: click.Parameter, ctx: click.Context) -> str:
    name = typed_name(param, ctx)
    if isinstance(error, click.MissingParameter):
        return missing_parameter(name, ctx.command.name or "")
    if isinstance(param.type, click.Choice):
        return say("not_a_choice", name=name, choices=", ".join(map(str, param.type.choices)))
    if isinstance(param.type, click.IntRange):
        return say("not_in_range", name=name, least=param.type.min, most=param.type.max)
    if isinstance(param.type, click.Path):
        return _of_path(error.message)
    return error.message


def missing_parameter(name: str, command: str) -> str:
    """That a command lacks something, and how it is typed with it."""
    sample = f"sample.{command}"
    example = say("for_example", sample=say(sample)) if says(sample) else ""
    return say("missing_parameter", name=placeholders(name)) + example


def _of_path(message: str) -> str:
    quoted = _QUOTED.search(message)
    said = next(
        (fault for words, fault in _PATH_FAULTS.items() if words in message), "not_readable"
    )
    return say(said, path=quoted["path"] if quoted else "")
