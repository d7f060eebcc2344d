"""What a service refuses, as a sentence of the page: what is wrong, and what helps here."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from docgen.diagnostics import Diagnostic, Rejected
from docgen.web import letter_view


def http_refusal(refusal: Rejected, status: int = 422) -> HTTPException:
    """The answer of a page that cannot be shown because of a refusal."""
    return HTTPException(status, sentence_of(refusal.found[0]))


def sentence_of(fault: Diagnostic) -> str:
    """A fault with its remedy, in words of the page."""
    shown = letter_view.shown_fault(fault)
    return f"{shown.message} {shown.remedy}".strip()
