"""Every DG code once: its message, its remedy, an example, and the clause it rests on.

The thousands: DG1 reading · DG2 fields and kinds · DG3 Thai text · DG4 tables and rows ·
DG5 output and register · DG6 templates · DG7 against the regulation (DG71 what the letter says,
DG72 a finished Word file, DG75 the page). A module of codes is read when one of them is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from docgen.codes.code import Code

# What the codes of each module begin with.
BEGINNINGS = {
    "reading": "DG10 DG11 DG12 DG13",
    "fields": "DG20",
    "thai_text": "DG30",
    "tables": "DG40 DG41 DG42 DG43",
    "output": "DG50 DG51 DG53",
    "wording": "DG60",
    "regulation": "DG70",
    "good_form": "DG71",
    "word_file": "DG72",
    "page": "DG75",
    "chain": "DG22 DG54",
    "kinds": "DG20",
    "signing": "DG20 DG51 DG53 DG70",
    "particulars": "DG21 DG30 DG60 DG71",
    "marking": "DG21 DG30 DG70",
    "as_written": "DG71",
    "asked": "DG52",
    "register": "DG54",
    "programmes": "DG41 DG43",
    "sources": "DG44",
    "electronic": "DG51 DG54 DG71",
}


class _Codes(Mapping[str, Code]):
    """All codes by their names, in the order of the modules."""

    def __getitem__(self, name: str) -> Code:
        for module in _modules(name[:4]):
            code = _codes_of(module).get(name)
            if code is not None:
                return code
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        for module in BEGINNINGS:
            yield from _codes_of(module)

    def __len__(self) -> int:
        return sum(len(_codes_of(module)) for module in BEGINNINGS)


@cache
def _modules(beginning: str) -> tuple[str, ...]:
    return tuple(name for name, begin in BEGINNINGS.items() if beginning in begin.split())


@cache
def _codes_of(module: str) -> dict[str, Code]:
    codes: tuple[Code, ...] = import_module(f"{__name__}.{module}").CODES
    return {code.id: code for code in codes}


CODES: Mapping[str, Code] = _Codes()

__all__ = ["BEGINNINGS", "CODES", "Code"]
