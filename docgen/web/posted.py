"""What a form or script posts: only with the token of this run, never more than a form holds."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from docgen.services.workroom import Workroom
from docgen.web.desk import Desk
from docgen.web.page_words import page_words
from docgen.whole_numbers import number_within

TOKEN = "token"
_HEADER = "x-docgen-token"
_MOST_FIELDS, _MOST_FILES, _MOST_TEXT = 20_000, 50, 4_000_000


async def posted_texts(request: Request) -> Mapping[str, str]:
    """The texts of the form.

    Raises: HTTPException 403, without this run's token; 400, when it is no form.
    """
    form = await _form(request)
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def posted_form(request: Request) -> FormData:
    """The whole form, where a name may stand in it several times.

    Raises: as ``posted``.
    """
    return await _form(request)


async def uploaded_files(request: Request) -> tuple[Mapping[str, str], tuple[UploadFile, ...]]:
    """The texts of the form, and the files that came with it.

    Raises: as ``posted``.
    """
    form = await _form(request)
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    files = tuple(value for _, value in form.multi_items() if isinstance(value, UploadFile))
    return texts, files


async def texts_again(request: Request) -> list[tuple[str, str]]:
    """What was posted, to be posted once more from another page; nothing where files came with it.

    The token is not among it: each page has its own.
    """
    pairs = (await request.form()).multi_items()
    texts = [(name, value) for name, value in pairs if isinstance(value, str) and name != TOKEN]
    has_files = any(isinstance(value, UploadFile) for _, value in pairs)
    return [] if has_files else texts


async def _form(request: Request) -> FormData:
    desk: Desk = request.app.state.desk
    header = request.headers.get(_HEADER)
    if header is not None and not desk.keys.allows_change(header):
        raise HTTPException(403)
    try:
        form = await request.form(
            max_fields=_MOST_FIELDS, max_files=_MOST_FILES, max_part_size=_MOST_TEXT
        )
    except ClientDisconnect:  # stopped on the way: nobody hears the answer
        raise HTTPException(400) from None
    token = form.get(TOKEN)
    if header is None and not desk.keys.allows_change(token if isinstance(token, str) else None):
        raise HTTPException(403)
    return form


def number_in_address(request: Request, name: str, most: int) -> int:
    """The number that stands in the address under that name; HTTPException 404 when it is none."""
    number = number_within(request.path_params[name], 0, most)
    if number is None:
        raise HTTPException(404)
    return number


def room_of(request: Request) -> Workroom:
    """The workspace; HTTPException 404 while the folder is none, 507 once it is gone."""
    desk: Desk = request.app.state.desk
    room = desk.room
    if room is None:
        raise HTTPException(404)
    if not desk.is_folder_there:
        raise HTTPException(507, page_words()["folder_gone"])
    return room
