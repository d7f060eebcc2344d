"""click in Thai: commands imported when called, help from ``messages.yaml``, exits and faults."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen import __version__, compiled_patterns, vocabulary
from docgen.cli.exits import INTERRUPTED, OWN_FAULT, USAGE, code_of, leave
from docgen.cli.messages import LANGUAGE, did_you_mean, say, says
from docgen.cli.streams import begin_again_in_utf8, patient_streams
from docgen.cli.usage import HelpContext, complaint, placeholders, typed_form
from docgen.later import later

if TYPE_CHECKING:
    import tempfile
    import traceback

    from docgen.cli.console import Console
    from docgen.diagnostics import Diagnostic
else:
    tempfile = later("tempfile")
    traceback = later("traceback")

FORMS = ("full", "concise", "json", "github")


class Command(click.Command):
    """A command whose help is looked up by its name and its parameters' names.

    Every command knows ``--lang``, ``--format`` and ``--debug``, and gets a ``Console`` as its
    object. A :class:`Rejected` that leaves the command is reported here.
    """

    context_class = HelpContext
    allow_extra_args = True  # so that what is too much is told here, in the language of the run

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += [
            click.Option(
                ["--format"], type=click.Choice(FORMS), default="full", expose_value=False
            ),
            click.Option(["--lang"], type=click.Choice(["th", "en"]), expose_value=False),
            click.Option(["--debug"], is_flag=True, expose_value=False),
            click.Option(["-v", "--verbose"], is_flag=True, expose_value=False),
        ]

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of one call, with the ``Console`` that its options ask for."""
        form, args_given = _given_value(args, "--format"), tuple(args)
        ctx = super().make_context(info_name, args, parent, **extra)
        if parent is not None:
            if ctx.args and not isinstance(self, click.Group):
                raise click.UsageError(say("too_much", name=" ".join(ctx.args)), ctx)
            self._refuse_what_is_no_text(ctx)
            ctx.obj = _console(form, is_verbose="-v" in args_given or "--verbose" in args_given)
        return ctx

    def _refuse_what_is_no_text(self, ctx: click.Context) -> None:
        """Bytes that no text has may name a file; the words of an option may not hold them.

        Raises: UsageError.
        """
        for param in self.params:
            given = ctx.params.get(str(param.name))
            for value in given if isinstance(given, tuple) else (given,):
                if isinstance(param, click.Option) and isinstance(value, str) and _is_broken(value):
                    shown = value.encode("utf-8", "replace").decode("utf-8")
                    raise click.UsageError(say("not_text", name=shown), ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; input with errors ends in their report and an exit code."""
        from docgen.diagnostics import Rejected

        try:
            result = super().invoke(ctx)
        except Rejected as error:
            _report(ctx, error.found)
            raise click.exceptions.Exit(code_of(error.found)) from error
        except OSError as error:
            from docgen.services.reports import refused_by_system

            fault = refused_by_system(error)
            if fault is None:
                raise
            _report(ctx, (fault,))
            raise click.exceptions.Exit(code_of((fault,))) from error
        if ctx.obj is not None and not isinstance(self, click.Group):
            ctx.obj.finish(f"{_group_of(ctx)} {self.name}".strip())
        return result

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The whole help page in the language of this run."""
        pieces = placeholders(" ".join(self.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, pieces, say("usage") + " ")
        formatter.write_paragraph()
        with formatter.indentation():
            for line in self.about(ctx).splitlines():
                formatter.write_text(line.strip())
        options = [(typed_form(param, ctx), self.help_of(param)) for param in self.get_params(ctx)]
        with formatter.section(say("options")):
            formatter.write_dl([(form, text) for form, text in options if form])

    def about(self, ctx: click.Context) -> str:
        """What the command does."""
        own = f"{_group_of(ctx)}.{self.name}"
        return (say(own) if says(own) else command_title(str(self.name))) + _more(str(self.name))

    def help_of(self, param: click.Parameter) -> str:
        """What a parameter is for, within the context of the command."""
        name = "help" if "--help" in param.opts else str(param.name)
        group = _group_of(click.get_current_context())
        own = (
            f"help.{group}.{self.name}.{name}",
            f"help.{self.name}.{name}",
            f"help.{group}.{name}",
        )
        return say(next((option for option in own if says(option)), f"help.{name}"))


class CommandGroup(Command, click.Group):
    """A command with commands of its own, each imported when it is called."""

    def __init__(self, name: str, modules: Mapping[str, str], **more: Any) -> None:
        super().__init__(name=name, **more)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order a clerk meets them."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; ``None`` when there is none."""
        if cmd_name not in self._modules:
            return None
        command = import_module(self._modules[cmd_name]).command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; an unknown name is answered with the nearest one."""
        if args and not args[0].startswith("-") and args[0] not in self._modules:
            near = did_you_mean(args[0], tuple(self._modules))
            raise click.UsageError(say("no_such_command", name=args[0]) + near, ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of all commands, without importing any."""
        super().format_help(ctx, formatter)
        with formatter.section(say("commands")):
            formatter.write_dl([(name, self._title(name)) for name in self._modules])

    def _title(self, name: str) -> str:
        return say(f"{self.name}.{name}")


class Commands(CommandGroup):
    """The whole of docgen: finds a command's module when it is called, and ends the program."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        super().__init__("docgen", modules, invoke_without_command=True, callback=_no_command)
        own = click.Option(["--version"], is_flag=True)
        self.params = [own, *(param for param in self.params if param.name == "lang")]

    def _title(self, name: str) -> str:
        return command_title(name)

    def about(self, ctx: click.Context) -> str:
        """What docgen is."""
        return say("about")

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line and leave with its exit code."""
        if args is None:
            begin_again_in_utf8()
        # Help and usage errors speak before click has read any option.
        given = sys.argv[1:] if args is None else args
        LANGUAGE.set("en" if _given_value(given, "--lang") == "en" else "th")
        with patient_streams() as streams:
            code = self._run(args, complete_var, extra)
        compiled_patterns.keep_new()
        code = code or streams.failed
        if standalone_mode:
            gc.freeze()  # what is left dies with the process: nobody looks through it first
            if args is None:
                leave(code)
            sys.exit(code)
        return code

    def _run(
        self, args: Sequence[str] | None, complete_var: str | None, extra: dict[str, Any]
    ) -> int:
        try:
            result = super().main(args, "docgen", complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            click.echo(f"{say('usage_error')}: {complaint(error)}", err=True)
            return USAGE
        except (click.Abort, KeyboardInterrupt):
            click.echo(say("interrupted"), err=True)
            return INTERRUPTED
        except Exception as error:
            _confess(error, debug="--debug" in (sys.argv if args is None else args))
            return OWN_FAULT
        return result if isinstance(result, int) else 0


def _is_broken(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _report(ctx: click.Context, found: Sequence[Diagnostic]) -> None:
    """Tell of faults, also of those met before the command had its console."""
    console = ctx.obj or _console(_given_value(ctx.args, "--format"))
    console.report(found)


def _console(form: str, *, is_verbose: bool = False) -> Console:
    from docgen.cli.console import Console

    return Console(form if form in FORMS else "full", is_verbose)


def _group_of(ctx: click.Context) -> str:
    """The command that this one belongs to; empty for those of docgen itself."""
    parent = ctx.parent.command if ctx.parent is not None else None
    return str(parent.name) if isinstance(parent, CommandGroup) and parent.name != "docgen" else ""


def command_title(name: str) -> str:
    """What a command does, in one line."""
    word = vocabulary.word("commands", name)
    return word.thai if LANGUAGE.get() == "th" else word.title


def _no_command(version: bool) -> None:
    ctx = click.get_current_context()
    if version:
        click.echo(f"docgen {__version__}")
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _more(name: str) -> str:
    return "\n" + say(f"more.{name}") if says(f"more.{name}") else ""


def _given_value(args: Sequence[str], option: str) -> str:
    """The last value of an option on a command line, before click has read it; may be empty."""
    value = ""
    for index, arg in enumerate(args):
        if arg == option:
            value = args[index + 1] if index + 1 < len(args) else ""
        elif arg.startswith(option + "="):
            value = arg.removeprefix(option + "=")
    return value


def _confess(error: Exception, *, debug: bool) -> None:
    """docgen's own fault: a short sentence, and the traceback where it does not frighten."""
    text = "".join(traceback.format_exception(error))
    if debug:
        click.echo(text, err=True, nl=False)
        return
    path = Path(tempfile.mkdtemp(prefix="docgen-")) / "traceback.txt"
    path.write_text(text, encoding="utf-8")
    click.echo(say("own_fault", reason=type(error).__name__, path=path), err=True)
