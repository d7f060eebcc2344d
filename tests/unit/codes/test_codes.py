"""Codes are found in the modules that their names begin with, and no module is read for nothing."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from docgen.codes import BEGINNINGS, CODES


@pytest.mark.parametrize("module", BEGINNINGS)
def test_a_module_holds_the_codes_that_it_is_named_for(module: str) -> None:
    codes = import_module(f"docgen.codes.{module}").CODES
    beginnings = BEGINNINGS[module].split()
    assert all(code.id.startswith(tuple(beginnings)) for code in codes)
    assert all(any(code.id.startswith(begin) for code in codes) for begin in beginnings)
    assert all(CODES[code.id] == code for code in codes)


def test_a_code_begins_as_those_of_one_module_alone() -> None:
    homes = {
        name: [
            module for module, said in BEGINNINGS.items() if name.startswith(tuple(said.split()))
        ]
        for name in CODES
    }
    assert not {name: found for name, found in homes.items() if len(found) != 1}


def test_every_code_stands_once() -> None:
    names = list(CODES)
    assert len(names) == len(set(names)) == len(CODES)
    assert "DG9999" not in CODES
    assert CODES.get("") is None


def test_one_code_is_read_from_its_own_module() -> None:
    script = (
        "import sys; from docgen.codes import CODES; assert CODES['DG2001'].message;"
        "print(*(name for name in sys.modules if name.startswith('docgen.codes.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    read = {name.rpartition(".")[2] for name in done.stdout.split()}
    assert "fields" in read
    assert not read & {"tables", "register", "word_file"}
