"""The register of outgoing letters (ทะเบียนหนังสือส่ง): numbers given once, in order, for ever.

SQLite on a disk of this machine; one row a number, never deleted. A book is an office, a series
(ordinary, ว, or both together) and a Buddhist-era year.
"""

from __future__ import annotations

from docgen.register.book import Register, known_number
from docgen.register.entries import Asked, Entry, State, StoredBook, said
from docgen.register.network_share import is_on_network

__all__ = [
    "Asked",
    "Entry",
    "Register",
    "State",
    "StoredBook",
    "is_on_network",
    "known_number",
    "said",
]
