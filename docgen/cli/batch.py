"""``docgen batch``: one letter for each recipient."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import Console, shown
from docgen.cli.exits import INPUT_ERRORS, SOME_FAILED
from docgen.cli.framework import Command
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import (
    circular_argument,
    folder_option,
    json_option,
    page_breaks_option,
    to_option,
    workspace_of,
)

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from docgen.batch.plan import Plan
    from docgen.loading.workspace import Workspace
    from docgen.making import Press

_MEGABYTE = 1_000_000


@click.command(cls=Command, name="batch")
@circular_argument()
@to_option("docx", "pdf")
@folder_option()
@click.option("--only", multiple=True)
@click.option("--group", "groups", multiple=True)
@click.option("--from-status", "status")
@click.option("--dry-run", is_flag=True)
@click.option("--proof", is_flag=True)
@click.option("--resume", is_flag=True)
@click.option("--jobs", type=click.IntRange(1, 64), default=1)
@click.option("--keep-going", is_flag=True)
@click.option("--stop-on-first", is_flag=True)
@page_breaks_option()
@json_option()
@click.pass_obj
def command(
    console: Console,
    file: Path,
    formats: tuple[str, ...],
    folder: Path | None,
    only: tuple[str, ...],
    groups: tuple[str, ...],
    status: str | None,
    dry_run: bool,
    proof: bool,
    resume: bool,
    jobs: int,
    keep_going: bool,
    stop_on_first: bool,
    page_breaks: bool,
    as_json: bool,
) -> None:
    """Check every row, then write letter by letter; each is whole or not there."""
    from docgen.making import Press
    from docgen.writers.files import safe_name

    workspace = workspace_of(file)
    press = Press.of(workspace, page_breaks=page_breaks)
    with ExitStack() as stack:
        draws_many = jobs > 1 and not (proof or dry_run)
        executor = stack.enter_context(_processes(jobs)) if draws_many else None
        plan = plan_of(file, workspace, press, formats, only, groups, status, keep_going=keep_going)
        console.report(plan.found, plan.sources)
        if plan.origin is None or (plan.refused and not keep_going) or not plan.can_write:
            console.note("nothing_written")
            raise click.exceptions.Exit(INPUT_ERRORS)
        target = folder or workspace.output / safe_name(file.stem) / "batch"
        if proof:
            _write_proof(console, plan, press, target.parent / f"{target.name}-proof.pdf")
            return
        size = _size_of_one(plan)
        if dry_run:
            _tell_plan(console, plan, target, size)
            return
        maker = None
        if executor is not None:
            from docgen.batch.workers import Workers, order_of

            order = order_of(plan, target, formats, page_breaks=page_breaks)
            maker = Workers(executor, order, jobs).make
        from docgen.cli.deliveries import Parcel, deliver

        deliver(
            console,
            [Parcel(target, plan.jobs, plan.origin, size)],
            as_json=as_json,
            stop_on_first=stop_on_first,
            resume=resume,
            maker=maker,
        )
    if plan.refused:
        console.note("some_failed", failed=plan.refused, total=len(plan.jobs))
        raise click.exceptions.Exit(SOME_FAILED)


def _processes(count: int) -> Executor:
    """Processes that get ready while the plan is made."""
    from docgen.batch.workers import processes

    return processes(count)


def plan_of(
    file: Path,
    workspace: Workspace,
    press: Press,
    formats: tuple[str, ...],
    only: tuple[str, ...],
    groups: tuple[str, ...],
    status: str | None = None,
    *,
    keep_going: bool = False,
) -> Plan:
    """The plan for the recipients that the options choose; a usage error for an unknown name."""
    from docgen.batch.plan import planned
    from docgen.batch.selection import UnknownRecipientError

    try:
        return planned(
            file,
            workspace,
            press,
            formats=formats,
            only=_listed(only),
            groups=_listed(groups),
            status=status,
            keep_going=keep_going,
        )
    except UnknownRecipientError as error:
        near = did_you_mean(error.name, error.known)
        raise click.UsageError(say(f"no_such_{error.kind}", name=error.name) + near) from error


def _listed(written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.strip() for group in written for one in group.split(",") if one.strip())


def _size_of_one(plan: Plan) -> int:
    """How many bytes one letter takes, by drawing the first; nothing when that fails."""
    job = next(one for one in plan.jobs if one.chosen and not one.codes)
    try:
        return sum(map(len, job.draw().values()))
    except Exception:  # the run tells it of the letter itself
        return 0


def _tell_plan(console: Console, plan: Plan, target: Path, size: int) -> None:
    due = [job for job in plan.jobs if job.chosen and not job.codes]
    for job in due:
        for name in job.files:
            click.echo(shown(target / name))
    console.note(
        "planned",
        letters=len(due),
        files=sum(len(job.files) for job in due),
        pages=sum(job.pages for job in due),
        megabytes=f"{size * len(due) / _MEGABYTE:.1f}",
        folder=shown(target),
    )


def _write_proof(console: Console, plan: Plan, press: Press, path: Path) -> None:
    from docgen.batch.delivery import disk_fault
    from docgen.batch.pdfs import joined
    from docgen.batch.proof import extremes
    from docgen.diagnostics import Rejected
    from docgen.writers.files import write_together

    chosen = extremes(plan.jobs, plan.recipients)
    content = joined(press.pdf.pdf(plan.pages_of(job.row)) for job in chosen)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_together(path.parent, {path.name: content}, replace={path.name})
    except OSError as error:
        raise Rejected([disk_fault(error, path)]) from error
    click.echo(shown(path))
    names = ", ".join(job.recipient for job in chosen)
    console.note("proof_made", count=len(chosen), names=names)
