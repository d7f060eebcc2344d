"""What a batch made: each letter opened or kept, all in one file, the mail room's files."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docgen.services import batch_results
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import batch_view
from docgen.web.desk import Desk
from docgen.web.files_given import attachment, pdf_response
from docgen.web.page_words import page_words
from docgen.web.posted import number_in_address
from docgen.web.routes.letter_page import letter_of
from docgen.whole_numbers import MOST_ROWS


async def give_letter(request: Request) -> Response:
    """One letter of the batch."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    return await _give_files(request, batch_view.batch_folder(desk, letter))


async def give_dispatched(request: Request) -> Response:
    """One of the files for the mail room."""
    return await _give_files(request, batch_view.dispatch_folder(letter_of(request)))


async def _give_files(request: Request, folder: Path) -> Response:
    desk: Desk = request.app.state.desk
    row, ending = number_in_address(request, "row", MOST_ROWS), request.path_params["ending"]
    given = await desk.run_aside(batch_results.made_file, folder, row, ending)
    if given is None:
        raise HTTPException(404, page_words()["no_letters_yet"])
    return pdf_response(*given) if "open" in request.query_params else attachment(*given)


async def give_zip(request: Request) -> Response:
    """The letters of the last run in one file."""
    desk: Desk = request.app.state.desk
    letter = letter_of(request)
    return await _give_archive(request, letter, batch_view.batch_folder(desk, letter), "")


async def give_dispatch_zip(request: Request) -> Response:
    """The mail room's files in one."""
    letter = letter_of(request)
    return await _give_archive(request, letter, batch_view.dispatch_folder(letter), "-dispatch")


async def _give_archive(request: Request, letter: OpenLetter, folder: Path, tail: str) -> Response:
    desk: Desk = request.app.state.desk
    run = desk.runs.runs.get(letter.path.stem)
    if (run is not None and run.is_running) or not batch_results.files_made(folder):
        raise HTTPException(404, page_words()["no_letters_yet"])
    with desk.makings.begin_file(request) as making:
        content = await desk.run_aside(batch_results.zipped_folder, folder, making.count_parts)
    return attachment(f"{letter.path.stem}{tail}.zip", content)


async def give_proof(request: Request) -> Response:
    """The letters to be looked at first, in one PDF."""
    desk: Desk = request.app.state.desk
    path = batch_view.proof_file(desk, letter_of(request))
    content = await desk.run_aside(batch_results.file_content, path)
    if content is None:
        raise HTTPException(404, page_words()["no_letters_yet"])
    return pdf_response(path.name, content)


ROUTES = [
    Route("/batch/{name}/letters.zip", give_zip, methods=["GET"]),
    Route("/batch/{name}/dispatch.zip", give_dispatch_zip, methods=["GET"]),
    Route("/batch/{name}/proof.pdf", give_proof, methods=["GET"]),
    Route("/batch/{name}/letters/{row}.{ending}", give_letter, methods=["GET"]),
    Route("/batch/{name}/dispatch/{row}.{ending}", give_dispatched, methods=["GET"]),
]
