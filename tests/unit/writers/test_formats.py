"""A format is a line of a table: what is added there is written wherever letters are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from docgen.batch.plan import plan_of_batch
from docgen.batch.wanted_letters import WantedLetters
from docgen.batch.workers import Workers, order_for_letters
from docgen.cli.options import to_option
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.services.formats import OF_ANNEXES, OF_LETTERS
from docgen.services.make import Making, make_letters
from docgen.writers import formats
from docgen.writers.formats import Finished, Format
from tests.helpers.workspaces import CIRCULAR

TEXT = Format(("text", "plain"), lambda _: None, lambda _, one: lambda: _text(one))


def _text(finished: Finished) -> bytes:
    assert finished.letter is not None
    return finished.letter.to_text().encode("utf-8")


@pytest.fixture(autouse=True)
def _with_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", {"txt": TEXT, **formats.FORMATS})


def test_a_format_of_the_table_is_written_by_build(
    workspace: Workspace, write: Callable[..., Path]
) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    wishes = Making("2564-09-08 10:30:00", formats=("pdf", "txt", "docx"))
    list(make_letters([(path, workspace)], wishes))
    folder = workspace.output / "ว1960"
    written = {one.suffix: one.read_bytes() for one in folder.iterdir() if one.stem != "manifest"}
    letter = prepare(path, workspace).letter
    assert letter is not None
    assert written[".txt"].decode("utf-8") == letter.to_text()
    assert written[".pdf"].startswith(b"%PDF-")
    assert written[".docx"].startswith(b"PK")


@pytest.mark.parametrize("order", [("docx", "txt", "pdf"), ("txt", "pdf"), ("pdf", "docx")])
def test_names_and_contents_are_paired_by_format(
    order: tuple[str, ...], workspace: Workspace, write: Callable[..., Path], tmp_path: Path
) -> None:
    heads = {"docx": b"PK", "pdf": b"%PDF-", "txt": b" "}
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    plan = plan_of_batch(path, workspace, Press.of(workspace), WantedLetters(order))
    for job in plan.jobs:
        for name, content in job.draw().items():
            assert content.startswith(heads[name.rpartition(".")[2]])
    folder = tmp_path / "out"
    folder.mkdir()
    with ThreadPoolExecutor(1) as executor:
        maker = Workers(executor, order_for_letters(plan, folder, order, page_breaks=True))
        results: list[Any] = list(maker.make(plan.jobs, {}))
    assert not [one for _, one in results if isinstance(one, Exception)]
    files = [one for one in folder.iterdir() if one.name[0] != "."]
    assert len(files) == len(plan.jobs) * len(order)
    for one in files:
        assert one.read_bytes().startswith(heads[one.suffix[1:]])


def test_annexes_have_a_format_more() -> None:
    assert {"docx", "pdf"} <= set(OF_LETTERS)
    assert set(OF_ANNEXES) - set(OF_LETTERS) == {"xlsx"}


@pytest.mark.parametrize(
    ("typed", "made"),
    [([], "docx pdf"), (["--to", "txt"], "txt"), (["--to", "txt,pdf"], "pdf txt")],
)
def test_what_is_not_usual_is_made_only_where_it_is_asked_for(typed: list[str], made: str) -> None:
    @click.command()
    @to_option(("docx", "pdf", "txt"), {"docx", "pdf", "xlsx"})
    def command(formats: tuple[str, ...]) -> None:
        click.echo(" ".join(formats))

    assert CliRunner().invoke(command, typed).stdout == f"{made}\n"
