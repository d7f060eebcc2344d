"""What goes where: written paths on stdout, diagnostics and progress on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli import usage
from docgen.cli.exits import code_of
from docgen.cli.messages import LANGUAGE, say, says
from docgen.cli.tally import MOST_LISTED, FileTally
from docgen.diagnostics import Diagnostic, first_of_each, rendering
from docgen.light import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.services.events import Ended, Outcome, Planned, Standing, WorkEvent, Wrote
    from docgen.services.reports import Report

Value = TypeVar("Value")
# Notes that only those commands tell that look at a letter for its own sake.
_TOLD_BY = {"DG2215": ("check", "build", "batch", "issue")}


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams of one run; ``form`` is how diagnostics are written.

    ``is_verbose`` lists every file, however many there are; ``tally`` counts them.
    """

    form: str = "full"
    is_verbose: bool = False
    tally: FileTally = field(default_factory=FileTally, compare=False)

    def report(self, found: Sequence[Diagnostic], sources: rendering.Sources | None = None) -> None:
        """Every diagnostic, and in the full form a last line that counts them."""
        found = [
            found_fault
            for found_fault in found
            if found_fault.code not in _TOLD_BY or _command() in _TOLD_BY[found_fault.code]
        ]
        if not found:
            return
        found = [_with_option(fault) for fault in first_of_each(found)]
        click.echo(self._rendered_faults(found, sources or rendering.Sources()), err=True, nl=False)
        if self.form == "full":
            errors = sum(found_fault.is_error for found_fault in found)
            warnings = sum(found_fault.severity == "warning" for found_fault in found)
            counts = say("counts", errors=errors, warnings=warnings)
            click.echo("\n" + counts if errors or warnings else "", err=True)

    def value_of(self, report: Report[Value], *closing: str) -> Value:
        """The value of a service, its findings told.

        Without one the command ends here, with the ``closing`` sentences.
        """
        self.report(report.found, report.sources)
        if report.value is None:
            self.say(*closing)
            raise click.exceptions.Exit(code_of(report.found))
        return report.value

    def paths(self, report: Report[tuple[Path, ...]]) -> None:
        """The files that a service wrote, a path a line where they are not many."""
        written = self.value_of(report)
        self.list_files(written)

    def list_files(self, paths: Sequence[Path]) -> None:
        """Files that were written, a path a line where they are not many."""
        for path in paths:
            self.show_path(path, is_listed=len(paths) <= MOST_LISTED)

    def show_path(self, path: Path, *, is_listed: bool = True) -> None:
        """One file that was written: its path on a line of its own."""
        self.tally.add(path)
        if is_listed or self.is_verbose:
            click.echo(shown_path(path))

    def _show_files(self, paths: Sequence[Path]) -> None:
        """Files that were not written, a path a line where they are not many."""
        for path in paths:
            if len(paths) <= MOST_LISTED or self.is_verbose:
                click.echo(shown_path(path))

    def _told_files(self, event: Standing | Planned | Wrote) -> None:
        from docgen.services import events as told

        if isinstance(event, told.Wrote):
            self.list_files(event.files)
            return
        self._show_files(event.files)
        self.tally.is_planned |= isinstance(event, told.Planned)
        if isinstance(event, told.Standing):
            for path in event.files:
                self.tally.add_standing(path)

    def end(self, name: str, /, **params: Any) -> None:
        """The last line of a run: what was made and where, or what to do next."""
        self.note(name, **params)
        self.tally.is_ended = True

    def finish(self, command: str) -> None:
        """The last line of a run that has said none: what was made, and what comes next."""
        if self.tally.is_ended:
            return
        sentences = []
        if self.tally.files:
            folder = shown_path(self.tally.folder)
            sentences.append(say("made_files", files=self.tally.files, folder=folder))
        if self.tally.standing:
            folder = shown_path(self.tally.folder)
            sentences.append(say("standing_files", files=self.tally.standing, folder=folder))
        has_files = bool(self.tally.files or self.tally.standing)
        after = f"next.{command}" if has_files else f"next.{command}.shown"
        after = f"next.{command}.planned" if self.tally.is_planned else after
        after = after if says(after) else f"next.{command}"
        if says(after):
            file = self.tally.circular or _only_file_given()
            shown = path_as_typed(shown_path(file)) if file else say("placeholder.FILE")
            sentences.append(say(after, file=shown, only=f" {shown}" if file else ""))
        if sentences:
            self.say(" ".join(sentences))
        self.tally.is_ended = True

    def note(self, name: str, /, **params: Any) -> None:
        """A sentence to the person at the keyboard; silent where a program reads stderr."""
        self.say(say(name, **params))

    def say(self, *sentences: str) -> None:
        """Sentences as :meth:`note` tells them."""
        for sentence in sentences if self.form == "full" else ():
            click.echo(sentence, err=True)

    def show_files(self, outcome: Outcome, *, as_json: bool, is_listed: bool = True) -> None:
        """The files of one letter: a path a line, or one JSON object for the letter."""
        if not as_json:
            for path in outcome.files:
                self.show_path(path, is_listed=is_listed)
            return
        from docgen.services.events import record_of

        self.record(record_of(outcome, [shown_path(path) for path in outcome.files]))

    def follow(
        self,
        events: Iterable[WorkEvent],
        *,
        as_json: bool = False,
        files: list[Path] | None = None,
    ) -> Ended:
        """Show long work as it goes on; how it ended. What was written is added to ``files``."""
        from docgen.services import events as told

        last = told.Ended(told.RunStatus.DONE)
        with ExitStack() as stack:
            tick: Callable[[str, int], None] | None = None
            is_listed = True
            for event in events:
                if isinstance(event, told.FoundFaults):
                    self.report(event.found, event.sources)
                elif isinstance(event, told.Note):
                    self.note(event.name, **_as_shown(event.params))
                elif isinstance(event, told.Begun):
                    tick = stack.enter_context(self.progress(event.total))
                    is_listed = event.total <= MOST_LISTED
                elif isinstance(event, told.LetterDone):
                    self.show_files(event.outcome, as_json=as_json, is_listed=is_listed)
                    if files is not None:
                        files += event.outcome.files
                    if tick is not None:
                        tick(event.outcome.job.recipient, 1)
                elif isinstance(event, told.Skipped):
                    if tick is not None:
                        tick("", event.count)
                elif isinstance(event, told.Standing | told.Planned | told.Wrote):
                    self._told_files(event)
                else:
                    last = event
        return last

    def follow_to_the_end(self, events: Iterable[WorkEvent], *, as_json: bool = False) -> None:
        """Show long work as it goes on, and leave with the exit code of how it ended."""
        from docgen.cli.exits import INPUT_ERRORS, SOME_FAILED
        from docgen.services.events import RunStatus

        last = self.follow(events, as_json=as_json)
        if last.status is RunStatus.NOTHING_WRITTEN:
            self.note("nothing_written")
            raise click.exceptions.Exit(INPUT_ERRORS)
        if last.status is RunStatus.SOME_FAILED:
            self.note("some_failed", failed=last.failed, total=last.total)
            raise click.exceptions.Exit(SOME_FAILED)

    def record(self, record: Mapping[str, object]) -> None:
        """One JSON object on a line of stdout."""
        click.echo(json.dumps(record, ensure_ascii=False))

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[str, int], None]]:
        """A bar on stderr, drawn only where a person sees it.

        Call it with the letter just made, and by how many the count grows.
        """
        if total < 2 or self.form != "full" or not sys.stderr.isatty():
            yield lambda _name, _count: None
            return
        from rich.console import Console as Terminal
        from rich.progress import Progress

        with Progress(console=Terminal(stderr=True), transient=True) as bar:
            task = bar.add_task(say("making"), total=total)
            yield lambda name, count: bar.update(task, advance=count, description=name or None)

    def _rendered_faults(self, found: Sequence[Diagnostic], sources: rendering.Sources) -> str:
        base, language = Path.cwd(), LANGUAGE.get()
        if self.form == "concise":
            return rendering.concise_report(found, base=base, language=language)
        if self.form == "json":
            return rendering.as_json(found, base=base, language=language)
        if self.form == "github":
            return rendering.github(found, base=base, language=language)
        colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        return rendering.full_report(found, sources, base=base, language=language, colour=colour)


def _command() -> str:
    """The command that runs."""
    context = click.get_current_context(silent=True)
    return str(context.command.name) if context is not None else ""


def _only_file_given() -> Path | None:
    """The file that the command was given, where it is one."""
    context = click.get_current_context(silent=True)
    given = context.params if context is not None else {}
    files = given.get("files") or (given.get("file"),)
    return files[0] if len(files) == 1 and isinstance(files[0], Path) else None


def path_as_typed(path: str) -> str:
    """A path as it stands in a command."""
    return f'"{path}"' if " " in path else path


def _with_option(fault: Diagnostic) -> Diagnostic:
    """A fault in what was asked for, at the option as it is typed."""
    context = click.get_current_context(silent=True)
    if not fault.argument or context is None:
        return fault
    typed = {str(param.name): usage.typed_name(param, context) for param in context.command.params}
    return replace(fault, argument=typed.get(fault.argument, fault.argument))


def _as_shown(params: Mapping[str, object]) -> dict[str, object]:
    return {
        name: shown_path(param) if isinstance(param, Path) else param
        for name, param in params.items()
    }


def shown_path(path: Path) -> str:
    """A path as the clerk would type it from where he stands."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
