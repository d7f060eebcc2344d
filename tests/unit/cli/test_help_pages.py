"""Every help page is in Thai throughout, and says of each parameter what it is for there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from docgen.cli import main

_NAMES_OF_FORMATS = {"CSV", "DOCX", "JSON", "PDF", "TXT", "XLSX", "YAML"}


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, (*path, name))
    yield path


def page(*path: str) -> str:
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_no_word_of_a_help_page_is_a_programmers_name(path: tuple[str, ...]) -> None:
    names = set(re.findall(r"(?<![\w.:/-])[A-Z][A-Z_]{3,}(?![\w-])", page(*path)))
    assert names <= _NAMES_OF_FORMATS, names


def test_what_two_commands_call_alike_is_told_for_each() -> None:
    assert "ถามแล้วเพิ่มให้" in page("new")
    assert "ถามแล้วเพิ่มให้" not in page("ruler")
    assert ".eml" in page("status")
    assert "ทะเบียนหนังสือรับ" in page("register", "list")
