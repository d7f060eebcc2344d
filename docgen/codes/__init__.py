"""Every DG code once: its message, its remedy, an example, and the clause it rests on.

The thousands: DG1 reading · DG2 fields and kinds · DG3 Thai text · DG4 tables and rows ·
DG5 output and register · DG6 templates · DG7 against the regulation (DG71 what the letter says,
DG72 a finished Word file, DG75 the page).
"""

from __future__ import annotations

from docgen.codes import (
    as_written,
    asked,
    chain,
    electronic,
    fields,
    good_form,
    kinds,
    marking,
    output,
    page,
    particulars,
    programmes,
    reading,
    register,
    regulation,
    signing,
    sources,
    tables,
    thai_text,
    word_file,
    wording,
)
from docgen.codes.code import Code

CODES: dict[str, Code] = {
    code.id: code
    for module in (
        *(reading, fields, thai_text, tables, output, wording),
        *(regulation, good_form, word_file, page, chain, kinds, signing),
        *(particulars, marking, as_written, asked, register, programmes, sources),
        electronic,
    )
    for code in module.CODES
}

__all__ = ["CODES", "Code"]
