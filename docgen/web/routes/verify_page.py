"""ตรวจว่าเป็นฉบับที่ออก: a PDF, or what the QR code of a letter says, held against the register."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docgen.services.verify import verify_code, verify_given
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.html_pages import page
from docgen.web.posted import room_of, uploaded_files


async def show(request: Request) -> Response:
    """Where a letter is dropped, or its code is typed."""
    room_of(request)
    return page(request, "verify.html", place="register", letter=None, found=(), code="", file="")


async def tell(request: Request) -> Response:
    """Which letter it is, or in what it is none that was issued."""
    desk: Desk = request.app.state.desk
    workspace = room_of(request).workspace
    texts, files = await uploaded_files(request)
    code = texts.get("code", "").strip()
    name = str(files[0].filename or "") if files else ""
    content = await files[0].read() if name else b""
    for file in files:
        await file.close()
    if name:
        report = await desk.work(verify_given, name, content, workspace, code)
    elif code:
        report = await desk.work(verify_code, code, workspace)
    else:
        raise HTTPException(422)
    values = {"letter": report.value, "code": code, "file": name}
    found = letter_view.shown_faults(report.found)
    status = 200 if report.value is not None else 422
    return page(request, "verify.html", values, place="register", status=status, found=found)


ROUTES = [
    Route("/register/verify", show, methods=["GET"]),
    Route("/register/verify", tell, methods=["POST"]),
]
