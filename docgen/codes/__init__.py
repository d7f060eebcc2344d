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

# What the codes of each module begin with: each code begins as those of one module alone do.
BEGINNINGS = {
    "reading": "DG10",
    "typed_yaml": "DG11 DG12 DG13",
    "fields": "DG200 DG201 DG202 DG203 DG204 DG2090",
    "kinds": "DG206 DG207 DG2088 DG2089",
    "signing": "DG2080 DG2081 DG2083 DG2084 DG531 DG7020 DG7021",
    "marking": "DG210 DG306 DG7022",
    "particulars": "DG213 DG716",
    "chain": "DG22",
    "thai_text": "DG300 DG301 DG302 DG303 DG304 DG305",
    "tables": "DG40",
    "submissions": "DG410 DG411 DG412",
    "programmes": "DG413 DG414 DG431",
    "workbooks": "DG42",
    "annexes": "DG430",
    "sources": "DG44",
    "output": "DG50 DG510 DG511 DG513 DG530",
    "asked": "DG52",
    "register": "DG540 DG541 DG542",
    "register_rows": "DG543 DG544 DG545 DG5490",
    "verifying": "DG546 DG547 DG5491 DG5492 DG5493 DG5494",
    "electronic": "DG514 DG515 DG548 DG7180 DG7181 DG7182 DG7183 DG7184",
    "wording": "DG60",
    "regulation": "DG700 DG701",
    "good_form": "DG710 DG711 DG712 DG713 DG714 DG715 DG7185 DG7186",
    "as_written": "DG717",
    "word_file": "DG72",
    "page": "DG75",
}


class _Codes(Mapping[str, Code]):
    """All codes by their names, in the order of the modules."""

    def __getitem__(self, name: str) -> Code:
        for module, begin in BEGINNINGS.items():
            if name.startswith(tuple(begin.split())):
                return _codes_of(module)[name]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        for module in BEGINNINGS:
            yield from _codes_of(module)

    def __len__(self) -> int:
        return sum(len(_codes_of(module)) for module in BEGINNINGS)


@cache
def _codes_of(module: str) -> dict[str, Code]:
    codes: tuple[Code, ...] = import_module(f"{__name__}.{module}").CODES
    return {code.id: code for code in codes}


CODES: Mapping[str, Code] = _Codes()

__all__ = ["BEGINNINGS", "CODES", "Code"]
