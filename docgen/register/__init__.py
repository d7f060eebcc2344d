"""The register of letters (ทะเบียนหนังสือส่ง, ทะเบียนหนังสือรับ): numbers given once, for ever.

SQLite on a disk of this machine; one row a number, never deleted, and beside it a journal from
which the whole can be made again. A book is an office, a series (ordinary, ว, both together, or a
kind of documents) and a Buddhist-era year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.later import parts_later
from docgen.register.entries import (
    MOST,
    AlsoIssued,
    Given,
    IncomingEntry,
    Intention,
    IssuedLetter,
    NumberRequest,
    Placing,
    RegisterEntry,
    SentFile,
    State,
    StoredBook,
    number_text,
)
from docgen.register.network_share import is_on_network

if TYPE_CHECKING:
    from docgen.register.book import Register, changed_letter, known_number
else:  # a letter whose number is typed asks no register
    __getattr__ = parts_later(
        ("Register", "changed_letter", "known_number"), of="docgen.register.book"
    )

__all__ = [
    "MOST",
    "AlsoIssued",
    "Given",
    "IncomingEntry",
    "Intention",
    "IssuedLetter",
    "NumberRequest",
    "Placing",
    "Register",
    "RegisterEntry",
    "SentFile",
    "State",
    "StoredBook",
    "changed_letter",
    "is_on_network",
    "known_number",
    "number_text",
]
