"""One question before what cannot be taken back, asked on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from docgen.web.html_pages import page
from docgen.web.posted import texts_again

_ANSWERED = "sure"


async def unanswered_question(
    request: Request, texts: Mapping[str, str], sentence: str, *, place: str, back: str
) -> Response | None:
    """The page that asks ``sentence``; ``None`` once that very sentence was answered.

    What was posted is posted again with the answer: where things changed meanwhile so that another
    sentence is to be asked, it is asked anew.
    """
    if texts.get(_ANSWERED) == sentence:
        return None
    again = [pair for pair in await texts_again(request) if pair[0] != _ANSWERED]
    return page(
        request,
        "question.html",
        place=place,
        again=[*again, (_ANSWERED, sentence)],
        action=request.url.path,
        sentence=sentence,
        back=back,
    )
